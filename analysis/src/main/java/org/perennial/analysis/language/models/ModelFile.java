package org.perennial.analysis.language.models;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The form in which compiled models are kept: a header, then the n-grams from one character on; of each length those of each
 * language in the header's order. An n-gram is written as what it shares with the one before, the characters that follow, and the
 * natural logarithm of the probability of its last character after the others.
 */
final class ModelFile {
    /** "PNgr" and the version of the form. */
    private static final int MAGIC = 0x504E6701;

    private static final int MORE = 0x80;

    private ModelFile() {}

    /**
     * What stands before the n-grams.
     *
     * @param longest the length of the longest n-grams
     * @param languages group by group
     * @param specialLetters letters that several languages have and others of their script lack, with the languages' numbers
     */
    record Header(int longest, List<KnownLanguage> languages, Map<Character, int[]> specialLetters) {}

    /** Takes the n-grams one by one; the array is used again for the next one. */
    interface Taker {
        void take(char[] ngram, float logarithm);
    }

    static void writeHeader(DataOutputStream out, Header header) throws IOException {
        out.writeInt(MAGIC);
        out.writeByte(header.longest());
        out.writeShort(header.languages().size());
        for (KnownLanguage language : header.languages()) {
            out.writeUTF(language.tag());
            out.writeByte(language.rank());
            out.writeByte(language.group());
            out.writeByte(language.alphabets().size());
            for (int alphabet : language.alphabets()) {
                out.writeByte(alphabet);
            }
            out.writeUTF(language.ownLetters());
        }
        out.writeShort(header.specialLetters().size());
        for (Map.Entry<Character, int[]> letter : header.specialLetters().entrySet()) {
            out.writeChar(letter.getKey());
            out.writeByte(letter.getValue().length);
            for (int language : letter.getValue()) {
                out.writeByte(language);
            }
        }
    }

    static Header readHeader(DataInputStream in) throws IOException {
        int magic = in.readInt();
        if (magic != MAGIC) {
            throw new IOException(String.format(
                    "the models begin with %08x and not with %08x: build the module analysis again", magic, MAGIC));
        }
        int longest = in.readUnsignedByte();
        int count = in.readUnsignedShort();
        List<KnownLanguage> languages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String tag = in.readUTF();
            int rank = in.readUnsignedByte();
            int group = in.readUnsignedByte();
            List<Integer> alphabets = new ArrayList<>();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                alphabets.add(in.readUnsignedByte());
            }
            languages.add(new KnownLanguage(tag, rank, group, alphabets, in.readUTF()));
        }
        Map<Character, int[]> specialLetters = new TreeMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            char letter = in.readChar();
            int[] numbers = new int[in.readUnsignedByte()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = in.readUnsignedByte();
            }
            specialLetters.put(letter, numbers);
        }
        return new Header(longest, languages, specialLetters);
    }

    /** Writes one language's n-grams of one length. */
    static void writeNgrams(DataOutputStream out, SortedMap<String, Float> ngrams) throws IOException {
        out.writeInt(ngrams.size());
        String before = "";
        for (Map.Entry<String, Float> entry : ngrams.entrySet()) {
            String ngram = entry.getKey();
            int shared = 0;
            while (shared < before.length() && before.charAt(shared) == ngram.charAt(shared)) {
                shared++;
            }
            out.writeByte(shared);
            for (int i = shared; i < ngram.length(); i++) {
                int base = i == shared && !before.isEmpty() ? before.charAt(i) : 0; // sorted: never greater
                writeNumber(out, ngram.charAt(i) - base);
            }
            out.writeFloat(entry.getValue());
            before = ngram;
        }
    }

    /** Reads one language's n-grams of one length. */
    static void readNgrams(DataInputStream in, int length, Taker taker) throws IOException {
        char[] ngram = new char[length];
        for (int left = in.readInt(); left > 0; left--) {
            int shared = in.readUnsignedByte();
            for (int i = shared; i < length; i++) {
                int base = i == shared ? ngram[i] : 0;
                ngram[i] = (char) (base + readNumber(in));
            }
            taker.take(ngram, in.readFloat());
        }
    }

    private static void writeNumber(DataOutputStream out, int number) throws IOException {
        int rest = number;
        while (rest >= MORE) {
            out.writeByte(rest & (MORE - 1) | MORE);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int readNumber(DataInputStream in) throws IOException {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in.readUnsignedByte();
            number |= (next & (MORE - 1)) << shift;
            if (next < MORE) {
                return number;
            }
        }
    }
}
