# Two stages: what builds stays behind. Run it with
#   docker build -t afterword .
#   docker run -d --name afterword -v afterword:/data -e DISCORD_TOKEN -e TELEGRAM_TOKEN afterword
# after putting config.yml into the volume.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
# The dependencies change seldom: a layer of their own.
COPY pom.xml .
RUN mvn -B -q dependency:go-offline
COPY src src
# Tests and format are CI's affair.
RUN mvn -B -q -DskipTests -Dspotless.check.skip=true package
# docs/contributing.md says how this list was found. jdk.charsets: feeds come in Shift_JIS, EUC-KR and GBK too.
RUN jlink \
      --add-modules java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.rmi,java.security.jgss,java.sql,java.transaction.xa,java.xml,jdk.charsets,jdk.httpserver,jdk.jfr,jdk.management,jdk.unsupported \
      --no-header-files --no-man-pages --compress zip-6 --generate-cds-archive \
      --output /runtime

FROM debian:bookworm-slim
RUN groupadd --gid 10001 afterword \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin afterword \
 && install -d -o afterword -g afterword -m 0750 /data
COPY --from=build /runtime /opt/java
COPY --from=build /build/target/lib /app/lib
COPY --from=build /build/target/afterword.jar /app/afterword.jar

USER afterword
# The configuration's data/afterword.db is then /data/afterword.db.
WORKDIR /
VOLUME /data

# /healthz, asked by the jar itself: there is no curl here. The port is read from the configuration.
HEALTHCHECK --interval=60s --timeout=10s --start-period=20s --retries=3 \
  CMD ["/opt/java/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx32m", "-jar", "/app/afterword.jar", "health", "--config", "/data/config.yml"]

ENTRYPOINT ["/opt/java/bin/java", "-XX:+UseSerialGC", "-Xms24m", "-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", "/app/afterword.jar"]
CMD ["run", "--config", "/data/config.yml"]
