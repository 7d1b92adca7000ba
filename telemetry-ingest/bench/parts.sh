# What the benches of the door start, and how: to be sourced. Needs PORT; sets REPO, APP, TOOLS, JAVA, WORK, DOOR and URL.
# All that was started ends with the script.
REPO="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
APP="$REPO/telemetry-ingest/target/quarkus-app"
TOOLS="$REPO/telemetry-ingest/bench/target/tools"
JAVA="$JAVA_HOME/bin/java"
WORK="$(mktemp -d)"
URL="http://127.0.0.1:$((PORT + 2))/api/v1/telemetry"
STARTED=()
trap 'for p in "${STARTED[@]}"; do kill "$p" 2>/dev/null || true; done; wait; rm -rf "$WORK"' EXIT

await() { # await <what> <log> <words>
  for _ in $(seq 600); do
    grep -q "$3" "$2" 2>/dev/null && return
    sleep 0.2
  done
  echo "$1 did not start:" >&2
  tail -20 "$2" >&2
  exit 1
}

start_kafka_and_door() {
  [ -d "$TOOLS" ] || (cd "$REPO" && ./mvnw -q -f telemetry-ingest/bench/pom.xml dependency:copy-dependencies -DoutputDirectory="$TOOLS")
  openssl ecparam -name prime256v1 -genkey -noout -out "$WORK/key.pem"
  openssl pkcs8 -topk8 -nocrypt -in "$WORK/key.pem" -out "$WORK/private.pem"
  openssl ec -in "$WORK/key.pem" -pubout -out "$WORK/public.pem" 2>/dev/null

  "$JAVA" -Xmx512m -cp "$REPO/services/local/target/classes:$REPO/services/local/target/lib/*" dev.evenkeel.local.kafka.KafkaMain \
    "$WORK/kafka" "$PORT" "$((PORT + 1))" >"$WORK/kafka.log" 2>&1 &
  STARTED+=($!)
  await Kafka "$WORK/kafka.log" "Kafka is ready"
  # shellcheck disable=SC2086
  "$JAVA" -Xmx512m ${DOOR_OPTIONS:-} -Dkafka.bootstrap.servers="127.0.0.1:$PORT" -Dquarkus.http.port="$((PORT + 2))" \
    -Dquarkus.http.host=127.0.0.1 -Devenkeel.tokens.public-key-file="$WORK/public.pem" \
    -Devenkeel.telemetry.site-samples-per-second=100000000 -Devenkeel.telemetry.site-burst=100000000 \
    -jar "$APP/quarkus-run.jar" >"$WORK/door.log" 2>&1 &
  DOOR=$!
  STARTED+=($DOOR)
  await "The door" "$WORK/door.log" "event=topics-exist"
}

site_token() {
  "$JAVA" -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "$APP/lib/main/*:$APP/lib/boot/*" \
    dev.evenkeel.platform.token.MintTelemetryToken site hq --key "$WORK/private.pem"
}

device_reports() { # device_reports <token> <warm-up> <seconds> <samples a second, 0: as many as go>: samples/s, refused requests, µs of CPU a sample
  "$JAVA" -Xmx256m -cp "$TOOLS/*" "$REPO/telemetry-ingest/bench/Throughput.java" "$URL/devices" "$1" "127.0.0.1:$PORT" "$2" "$3" \
    "${CONNECTIONS:-8}" "${BATCH:-500}" "$DOOR" "$WORK/events" "$4" 2>>"$WORK/bench.log" | tail -1
}
