-- Films in parts that players fetch one by one.
alter table recording_export drop constraint recording_export_format_check;
alter table recording_export add constraint recording_export_format_check
    check (format in ('original', 'mp4', 'hls', 'opus', 'mp3'));
