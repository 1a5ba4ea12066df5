package org.perennial.analysis.language.lists;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A form in which translations come, and how the texts of one language are found in a folder of them. */
enum SourceKind {
    /** GNU's compiled messages, {@code <code>/LC_MESSAGES/*.mo}, as LibreOffice has them; {@code msgfmt} makes them of {@code .po}. */
    @JsonProperty("mo")
    MO {
        @Override
        void read(Path folder, BiConsumer<String, String> taker) throws IOException {
            for (Path file : files(folder, ".mo")) {
                String code = nameOf(file, 2);
                ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
                if (in.getInt(0) != MO_MAGIC) {
                    in.order(ByteOrder.BIG_ENDIAN);
                }
                for (int i = 0; i < in.getInt(MO_COUNT); i++) {
                    String original = text(in, in.getInt(MO_ORIGINALS) + i * MO_ENTRY);
                    String translation = text(in, in.getInt(MO_TRANSLATIONS) + i * MO_ENTRY);
                    String said = original.substring(original.indexOf(MO_CONTEXT) + 1);
                    if (!original.isEmpty() && !translation.equals(said)) {
                        taker.accept(code, translation);
                    }
                }
            }
        }
    },
    /** MediaWiki's messages, {@code <code>.json} beside {@code en.json}. */
    @JsonProperty("mediawiki")
    MEDIAWIKI {
        @Override
        void read(Path folder, BiConsumer<String, String> taker) throws IOException {
            for (Path file : files(folder, ".json")) {
                Path originals = file.resolveSibling("en.json");
                String code = nameOf(file, 0).replace(".json", "");
                if (!Files.exists(originals) || code.equals(DOCUMENTATION)) {
                    continue;
                }
                JsonNode english = JSON.readTree(originals.toFile());
                JSON.readTree(file.toFile()).properties().forEach(message -> {
                    if (message.getValue().isTextual()
                            && (code.equals("en") || !message.getValue().equals(english.get(message.getKey())))) {
                        taker.accept(code, message.getValue().textValue());
                    }
                });
            }
        }
    },
    /** CLDR's annotations and names, {@code <code>/*.json}. */
    @JsonProperty("cldr")
    CLDR {
        @Override
        void read(Path folder, BiConsumer<String, String> taker) throws IOException {
            for (Path file : files(folder, ".json")) {
                read(JSON.readTree(file.toFile()), text -> taker.accept(nameOf(file, 1), text));
            }
        }

        private void read(JsonNode node, Consumer<String> taker) {
            if (node.isTextual()) {
                taker.accept(node.textValue());
            }
            node.forEach(child -> {
                if (!node.isObject()) {
                    read(child, taker);
                }
            });
            node.properties().stream()
                    .filter(field -> !NO_NAMES.contains(field.getKey()))
                    .forEach(field -> read(field.getValue(), taker));
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The language under which MediaWiki keeps what its messages are for. */
    private static final String DOCUMENTATION = "qqq";
    /** CLDR's fields that hold no words of the language. */
    private static final Set<String> NO_NAMES = Set.of("identity", "version", "variants", "localeDisplayPattern");

    private static final int MO_MAGIC = 0x950412de;
    private static final int MO_COUNT = 8;
    private static final int MO_ORIGINALS = 12;
    private static final int MO_TRANSLATIONS = 16;
    private static final int MO_ENTRY = 8;
    private static final char MO_CONTEXT = '\u0004';

    /**
     * Gives every text in a folder, however deep, with the code of its language; texts that are left in English are left out.
     *
     * @throws IOException if a file cannot be read
     */
    abstract void read(Path folder, BiConsumer<String, String> taker) throws IOException;

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    /** The name of a file or of a folder above it. */
    private static String nameOf(Path file, int above) {
        return file.getName(file.getNameCount() - 1 - above).toString();
    }

    private static String text(ByteBuffer in, int entry) {
        return new String(in.array(), in.getInt(entry + Integer.BYTES), in.getInt(entry), StandardCharsets.UTF_8);
    }
}
