# What the benches of the judge start, and how: to be sourced after telemetry-ingest/bench/parts.sh. Sets BENCH and JUDGE.
BENCH="$REPO/incident-service/bench"
JUDGE="$REPO/incident-service/target/quarkus-app"

start_judge() { # start_judge [option of the JVM...]
  "$JAVA" -Xmx256m -cp "$REPO/services/local/target/classes:$REPO/services/local/target/lib/*" "$BENCH/Postgres.java" \
    "$WORK/postgres" "$((PORT + 3))" bench >"$WORK/postgres.log" 2>&1 &
  STARTED+=($!)
  await PostgreSQL "$WORK/postgres.log" "PostgreSQL is ready"
  # shellcheck disable=SC2086
  "$JAVA" -Xmx512m ${JUDGE_OPTIONS:-} -Dkafka.bootstrap.servers="127.0.0.1:$PORT" -Dquarkus.http.port="$((PORT + 4))" -Dquarkus.http.host=127.0.0.1 \
    -Devenkeel.tokens.public-key-file="$WORK/public.pem" -Devenkeel.tokens.private-key-file="$WORK/private.pem" \
    -Devenkeel.console.access=open \
    -Dquarkus.datasource.reactive.url="postgresql://127.0.0.1:$((PORT + 3))/evenkeel" \
    -Dquarkus.datasource.jdbc.url="jdbc:postgresql://127.0.0.1:$((PORT + 3))/evenkeel" \
    -Dquarkus.datasource.username=evenkeel -Dquarkus.datasource.password=bench \
    "$@" -jar "$JUDGE/quarkus-run.jar" >"$WORK/judge.log" 2>&1 &
  STARTED+=($!)
  await "The judge" "$WORK/judge.log" "event=judge-leads"
}
