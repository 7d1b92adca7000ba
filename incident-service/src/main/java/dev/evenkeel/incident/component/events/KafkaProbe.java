package dev.evenkeel.incident.component.events;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.platform.ComponentObserved.Kind;
import dev.evenkeel.contracts.platform.ComponentObserved.Status;
import dev.evenkeel.incident.component.domain.EndHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * Asks Kafka for its brokers and for how far groups are behind. A broker is expected as long as it
 * is to hold a replica of one of this product's topics; a group counts while it has members.
 */
final class KafkaProbe implements ComponentProbe, AutoCloseable {
    private static final Duration LONGEST_HISTORY = Duration.ofMinutes(10);
    private static final int LIMIT_MILLIS = 5_000;

    private final Admin admin;
    private final Pattern groups;
    private final Clock clock;
    private final Map<TopicPartition, EndHistory> histories = new HashMap<>();

    KafkaProbe(Map<String, Object> kafka, Pattern groups, Clock clock) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "component-watch");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
        this.admin = Admin.create(settings);
        this.groups = groups;
        this.clock = clock;
    }

    /** While Kafka as a whole is away nothing is seen: what is heard of relays tells of that. */
    @Override
    public List<Sighted> look() throws InterruptedException {
        try {
            List<Sighted> seen = new ArrayList<>(brokers());
            seen.addAll(lags());
            return seen;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    private List<Sighted> brokers() throws ExecutionException, InterruptedException {
        Set<Integer> there =
                admin.describeCluster().nodes().get().stream()
                        .map(Node::id)
                        .collect(Collectors.toSet());
        Collection<TopicDescription> topics =
                admin.describeTopics(Topics.ALL).allTopicNames().get().values();
        Map<Integer, Integer> behind = new TreeMap<>();
        for (TopicDescription topic : topics) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                Set<Integer> inSync =
                        partition.isr().stream().map(Node::id).collect(Collectors.toSet());
                for (Node replica : partition.replicas()) {
                    behind.merge(replica.id(), inSync.contains(replica.id()) ? 0 : 1, Integer::sum);
                }
            }
        }
        List<Sighted> seen = new ArrayList<>();
        behind.forEach((id, count) -> seen.add(broker(id, there.contains(id), count)));
        return seen;
    }

    private static Sighted broker(int id, boolean there, int behind) {
        String name = Integer.toString(id);
        if (!there) {
            return Sighted.plain(Kind.BROKER, name, Status.DOWN, "the cluster does not have it");
        }
        return behind == 0
                ? Sighted.plain(Kind.BROKER, name, Status.UP, null)
                : Sighted.plain(
                        Kind.BROKER,
                        name,
                        Status.DEGRADED,
                        "%d of its replicas are behind".formatted(behind));
    }

    private List<Sighted> lags() throws ExecutionException, InterruptedException {
        List<String> names =
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                        .map(GroupListing::groupId)
                        .filter(group -> groups.matcher(group).matches())
                        .sorted()
                        .toList();
        List<String> read = withMembers(names);
        Map<String, ListConsumerGroupOffsetsSpec> everything =
                read.stream()
                        .collect(
                                Collectors.toMap(
                                        group -> group, _ -> new ListConsumerGroupOffsetsSpec()));
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
                admin.listConsumerGroupOffsets(everything).all().get();
        Set<TopicPartition> partitions =
                committed.values().stream()
                        .flatMap(offsets -> offsets.keySet().stream())
                        .collect(Collectors.toSet());
        Map<TopicPartition, Long> ends = ends(partitions);
        Instant now = clock.instant();
        histories.keySet().retainAll(ends.keySet());
        ends.forEach((partition, end) ->
                histories
                        .computeIfAbsent(partition, _ -> new EndHistory(LONGEST_HISTORY))
                        .ended(now, end));
        return read.stream()
                .map(group -> lag(group, committed.getOrDefault(group, Map.of()), ends, now))
                .toList();
    }

    private List<String> withMembers(List<String> names)
            throws ExecutionException, InterruptedException {
        Map<String, ConsumerGroupDescription> described =
                admin.describeConsumerGroups(names).all().get();
        return names.stream()
                .filter(name -> {
                    ConsumerGroupDescription one = described.get(name);
                    return one != null && !one.members().isEmpty();
                })
                .toList();
    }

    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream()
                        .collect(
                                Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> one :
                admin.listOffsets(latest).all().get().entrySet()) {
            ends.put(one.getKey(), one.getValue().offset());
        }
        return ends;
    }

    private Sighted lag(
            String group,
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, Long> ends,
            Instant now) {
        long records = 0;
        Duration longest = Duration.ZERO;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> one : committed.entrySet()) {
            Long end = ends.get(one.getKey());
            EndHistory history = histories.get(one.getKey());
            OffsetAndMetadata next = one.getValue();
            if (end == null || history == null || next == null || next.offset() >= end) {
                continue;
            }
            records += end - next.offset();
            Duration waited = history.waited(next.offset(), now);
            longest = waited.compareTo(longest) > 0 ? waited : longest;
        }
        return new Sighted(
                Kind.CONSUMER_GROUP,
                group,
                Status.UP,
                null,
                records,
                longest.toMillis() / 1_000.0,
                null);
    }
}
