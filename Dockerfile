# The distribution in app/target/perennial on a Java 17 runtime; build that first with: ./perennial version
FROM eclipse-temurin:17-jre
RUN groupadd --system --gid 10001 perennial \
    && useradd --system --uid 10001 --gid perennial --home-dir /var/lib/perennial --create-home perennial \
    && install -d -o perennial -g perennial -m 0700 /var/lib/perennial/data /var/lib/perennial/sources
COPY app/target/perennial /opt/perennial
RUN ln -s /opt/perennial/bin/perennial /usr/local/bin/perennial && /opt/perennial/bin/archive-classes
USER perennial
WORKDIR /var/lib/perennial
ENV PERENNIAL_DATA_DIRECTORY=/var/lib/perennial/data
EXPOSE 8600 8601
ENTRYPOINT ["perennial"]
CMD ["run"]
