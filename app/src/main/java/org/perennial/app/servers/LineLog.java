package org.perennial.app.servers;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Lines in a file {@code name.log} of at most 10 MB, with the two files before it as {@code name.1.log} and {@code name.2.log}. */
final class LineLog implements AutoCloseable {
    private final RollingFileAppender<String> appender = new RollingFileAppender<>();

    /** Opens a log; {@code base} is its path without the ending {@code .log}. */
    LineLog(Path base) {
        Context context = new ContextBase();
        FixedWindowRollingPolicy files = new FixedWindowRollingPolicy();
        files.setContext(context);
        files.setParent(appender);
        files.setFileNamePattern(base + ".%i.log");
        files.setMinIndex(1);
        files.setMaxIndex(2);
        SizeBasedTriggeringPolicy<String> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("10MB"));
        Verbatim verbatim = new Verbatim();
        verbatim.setContext(context);

        appender.setContext(context);
        appender.setName(base.toString());
        appender.setFile(base + ".log");
        appender.setRollingPolicy(files);
        appender.setTriggeringPolicy(size);
        appender.setEncoder(verbatim);
        files.start();
        size.start();
        verbatim.start();
        appender.start();
    }

    void append(String line) {
        appender.doAppend(line);
    }

    @Override
    public void close() {
        appender.stop();
    }

    private static final class Verbatim extends EncoderBase<String> {
        @Override
        public byte[] headerBytes() {
            return new byte[0];
        }

        @Override
        public byte[] encode(String line) {
            return (line + "\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] footerBytes() {
            return new byte[0];
        }
    }
}
