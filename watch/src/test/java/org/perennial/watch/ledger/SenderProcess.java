package org.perennial.watch.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.watch.channel.Channel;
import org.perennial.watch.channel.Outcome;
import org.perennial.watch.channel.Parcel;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.definition.WatchFolder;
import org.perennial.watch.sending.ChannelDesk;
import org.perennial.watch.sending.Sender;
import org.perennial.watch.sending.SendingConfig;

/** Sends all that is due into a file, in a process of its own, and can be told to hang between a send and its mark. */
final class SenderProcess {
    private SenderProcess() {}

    /**
     * @param arguments address, user, password, folder of the watches, file to send to, by how many minutes the clock is
     *     ahead, and after how many sends to hang: 0 for never
     */
    public static void main(String[] arguments) throws Exception {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(Long.parseLong(arguments[5])));
        int hangsAfter = Integer.parseInt(arguments[6]);
        try (Database database = Database.open(new DatabaseConfig(arguments[0], arguments[1], arguments[2], 4));
                FileChannel file = FileChannel.open(
                        Path.of(arguments[4]),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            Map<String, Watch> watches =
                    new WatchFolder(Path.of(arguments[3])).read().watches();
            int[] sends = {0};
            Channel channel = parcel -> {
                write(file, parcel);
                if (++sends[0] == hangsAfter) {
                    new CountDownLatch(1).await(); // it is out, and nobody knows
                }
                return new Outcome.Sent();
            };
            try (Sender sender = new Sender(
                    database.dataSource(),
                    new ChannelDesk() {
                        @Override
                        public Map<String, Watch> watches() {
                            return watches;
                        }

                        @Override
                        public Optional<Channel> channel(String name) {
                            return Optional.of(channel);
                        }
                    },
                    null,
                    new SendingConfig(Duration.ofSeconds(50), Duration.ofDays(3)),
                    clock,
                    new SplittableRandom(1))) {
                sender.sendAll("out");
            }
        }
    }

    private static void write(FileChannel file, Parcel parcel) {
        try {
            file.write(ByteBuffer.wrap((parcel.key() + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
