#!/usr/bin/env python3
"""A WHIP (RFC 9725) or WHEP client made of Debian's python3-aiortc: nothing of it is Evenkeel's.

stream_client.py publish|watch URL TOKEN [SECONDS]

Says what happens in lines of JSON. SIGTERM, or the end of standard input, ends the session with an
HTTP DELETE.
"""

import asyncio
import fractions
import json
import math
import signal
import sys
import time
import urllib.error
import urllib.request
from urllib.parse import urljoin

import aioice.ice
import av
import numpy
from aiortc import MediaStreamTrack, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError

FRAMES_PER_SECOND = 15
WIDTH, HEIGHT = 640, 360
SAMPLE_RATE = 48_000
SAMPLES = SAMPLE_RATE // 50


# On one machine the relay is on the loopback interface, which ICE agents leave out (RFC 8445 §5.1.1.1).
aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: ["127.0.0.1"]


def say(event, **values):
    print(json.dumps({"event": event, **values}), flush=True)


class Bars(MediaStreamTrack):
    """A bar that wanders over an orange ground."""

    kind = "video"

    def __init__(self):
        super().__init__()
        self.started = time.time()
        self.count = 0

    async def recv(self):
        self.count += 1
        await asyncio.sleep(max(0, self.started + self.count / FRAMES_PER_SECOND - time.time()))
        picture = numpy.empty((HEIGHT, WIDTH, 3), numpy.uint8)
        picture[:] = (255, 128, 0)
        left = self.count * 8 % (WIDTH - 40)
        picture[:, left : left + 40] = (255, 255, 255)
        frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts = self.count * 90_000 // FRAMES_PER_SECOND
        frame.time_base = fractions.Fraction(1, 90_000)
        return frame


class Tone(MediaStreamTrack):
    """440 Hz."""

    kind = "audio"

    def __init__(self):
        super().__init__()
        self.started = time.time()
        self.count = 0

    async def recv(self):
        self.count += 1
        await asyncio.sleep(max(0, self.started + self.count / 50 - time.time()))
        at = numpy.arange(SAMPLES) + self.count * SAMPLES
        wave = (numpy.sin(at * (2 * math.pi * 440 / SAMPLE_RATE)) * 8_000).astype(numpy.int16)
        frame = av.AudioFrame.from_ndarray(wave.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = self.count * SAMPLES
        frame.time_base = fractions.Fraction(1, SAMPLE_RATE)
        return frame


def request(method, url, token, body=None, headers=None):
    asked = urllib.request.Request(url, data=body, method=method, headers=headers or {})
    asked.add_header("Authorization", "Bearer " + token)
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read().decode()


async def count(track, totals):
    while True:
        try:
            frame = await track.recv()
        except MediaStreamError:
            return
        totals[track.kind] += 1
        if track.kind == "video":
            totals["width"], totals["height"] = frame.width, frame.height
            middle = frame.to_ndarray(format="rgb24")[frame.height // 2]
            orange = (abs(middle.astype(int) - (255, 128, 0)).sum(axis=1) < 90).mean()
            totals["orange"] = round(float(orange), 2)
        else:
            totals["loudness"] = int(abs(frame.to_ndarray().astype(int)).max())


async def main(use, url, token, seconds):
    connection = RTCPeerConnection()
    totals = {"video": 0, "audio": 0}
    if use == "publish":
        connection.addTransceiver(Tone(), direction="sendonly")
        connection.addTransceiver(Bars(), direction="sendonly")
    else:
        connection.addTransceiver("audio", direction="recvonly")
        connection.addTransceiver("video", direction="recvonly")

        @connection.on("track")
        def on_track(track):
            asyncio.ensure_future(count(track, totals))

    @connection.on("connectionstatechange")
    def on_state():
        say("state", state=connection.connectionState)

    await connection.setLocalDescription(await connection.createOffer())
    offer = connection.localDescription.sdp.encode()
    status, headers, answer = await asyncio.to_thread(
        request, "POST", url, token, offer, {"Content-Type": "application/sdp"}
    )
    if status != 201:
        say("refused", status=status, body=answer)
        return 1
    session = urljoin(url, headers["Location"])
    say("created", location=session, etag=headers["ETag"])
    await connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))

    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, ended.set)
    deadline = time.time() + seconds
    while not ended.is_set() and time.time() < deadline:
        try:
            await asyncio.wait_for(ended.wait(), 0.5)
        except asyncio.TimeoutError:
            say("totals", **totals)
    status, _, _ = await asyncio.to_thread(request, "DELETE", session, token)
    say("deleted", status=status)
    await connection.close()
    return 0


if __name__ == "__main__":
    duration = float(sys.argv[4]) if len(sys.argv) > 4 else 600.0
    sys.exit(asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3], duration)))
