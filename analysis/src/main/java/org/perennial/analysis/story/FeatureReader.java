package org.perennial.analysis.story;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.encoding.Zawgyi;

/** Reads the features out of one article. */
final class FeatureReader {
    /** Characters of title and text that are read. */
    private static final int LONGEST = 20_000;

    private static final float IN_TITLE = 2;
    /** Letters by which a word is known; what follows is mostly ending. */
    private static final int STEM = 7;

    private static final int LEAST_WORD = 2;
    private static final int LEAST_NAME = 3;
    private static final int LEAST_SOUND = 3;
    private static final int ROUGH = 4;
    /** What a word counts as a name where no capitals show which words are: little, unless repeated or in the title. */
    private static final float UNSURE = .4f;

    /** Letters that are written together with the name they stand before, in the scripts that do so. */
    private static final String PREFIXES = "הובלמשכوبلكفየበለከ";

    private static final float LEAST_WEIGHT = .1f;
    private static final int LEAST_PREFIXED = 5;

    /** Characters with which Chinese writes the sounds of foreign names. */
    private static final String TRANSCRIBING =
            "阿艾埃爱安昂奥巴白班邦保鲍贝本比彼毕宾波伯勃博布查察楚茨达戴丹道德登邓迪蒂丁杜顿多厄恩尔法凡菲费芬佛弗夫福富盖甘冈高戈格根贡古哈海汉豪赫亨洪胡华惠霍基吉加贾杰金卡凯坎康考柯科克肯孔库夸拉来莱兰朗劳勒雷里利立丽莉连列林琳龙隆娄卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙米密敏明摩莫墨穆纳娜南内尼娘宁纽农努诺欧帕派潘庞佩彭皮匹平珀普奇齐恰强乔切琴丘萨塞赛桑瑟森沙山尚绍舍申圣施史舒朔斯思松苏索塔泰坦汤唐陶特藤提廷通图托瓦万旺威韦维温文翁沃乌武西希锡夏香肖谢辛欣休雪逊雅亚延扬耶叶伊因英尤约泽扎詹珍朱佐愛奧貝賓達鄧頓爾費馮蓋岡賈傑凱來萊蘭勞裡麗連龍婁盧魯倫羅呂瑪邁麥門蒙諾歐龐齊喬薩賽紹聖舒蘇湯圖韋維溫烏錫謝遜亞揚葉約澤紐寧";

    private final String language;
    private final Gazetteer gazetteer;
    private final TermWeights counts = new TermWeights();
    private final TermWeights small = new TermWeights();
    private final StringBuilder latin = new StringBuilder();
    private final StringBuilder sound = new StringBuilder();

    /** Plain words with one space between them, and where each starts in it and in the original. */
    private final StringBuilder plain = new StringBuilder();

    private int[] starts = new int[256];
    private int[] origins = new int[256];
    private int tokens;
    private int titleEnd;

    FeatureReader(String language) {
        this.language = language;
        this.gazetteer = Gazetteer.of(language);
    }

    TermWeights read(@Nullable String title, String text, Collection<String> eventTokens) {
        String head = title == null ? "" : start(title, LONGEST);
        String body = start(text, LONGEST - head.length());
        head = Zawgyi.toUnicode(head);
        titleEnd = head.length();
        String read = head + "\n" + Zawgyi.toUnicode(body);
        split(read);
        for (int t = 0; t < tokens; t++) {
            char first = read.charAt(origins[t]);
            if (Alphabet.isCased(first) && Character.isLowerCase(first)) {
                small.add(word(t), 1);
            }
        }
        for (int t = 0; t < tokens; t++) {
            count(read, t);
        }
        for (String event : eventTokens) {
            counts.add(Term.of(Term.EVENT, event), 1);
        }
        TermWeights weights = new TermWeights();
        for (int term : counts.terms()) {
            weights.add(term, Math.max(LEAST_WEIGHT, 1 + (float) StrictMath.log(counts.get(term))));
        }
        return weights;
    }

    private static String start(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** Runs of one manner of writing become the tokens. */
    private void split(String text) {
        int n = text.length();
        for (int i = 0; i < n; ) {
            byte manner = Alphabet.manner(text.charAt(i));
            if (manner == Alphabet.NONE) {
                i++;
                continue;
            }
            begin(i);
            if (manner == Alphabet.DIGIT) {
                i = number(text, i);
                continue;
            }
            while (i < n && Alphabet.manner(text.charAt(i)) == manner) {
                char c = Alphabet.plain(text.charAt(i++));
                if (c != 0) {
                    plain.append(c);
                }
            }
        }
        begin(n);
        tokens--;
    }

    private void begin(int at) {
        if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
            plain.append(' ');
        }
        if (tokens + 1 >= starts.length) {
            starts = java.util.Arrays.copyOf(starts, starts.length * 2);
            origins = java.util.Arrays.copyOf(origins, origins.length * 2);
        }
        starts[tokens] = plain.length();
        origins[tokens] = at;
        tokens++;
    }

    /** Appends the number in the one way of writing it: no grouping, a point before decimals. */
    private int number(String text, int from) {
        int n = text.length();
        int i = from;
        while (i < n) {
            char c = text.charAt(i);
            if (Alphabet.manner(c) == Alphabet.DIGIT) {
                plain.append((char) ('0' + Character.digit(c, 10)));
                i++;
                continue;
            }
            int digits = 0;
            while (i + 1 + digits < n && digits < 4 && Alphabet.manner(text.charAt(i + 1 + digits)) == Alphabet.DIGIT) {
                digits++;
            }
            boolean separator = ".,'’٬٫\u00a0\u202f ".indexOf(c) >= 0;
            if (!separator || digits == 0) {
                break;
            }
            boolean grouping = digits == 3;
            if (!grouping && (c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\'' || c == '’' || digits > 2)) {
                break;
            }
            if (!grouping) {
                plain.append('.');
            }
            i++;
        }
        return i;
    }

    private int end(int t) {
        int end = starts[t + 1];
        return end > starts[t] && plain.charAt(end - 1) == ' ' ? end - 1 : end;
    }

    /** Where the spaced word ends that starts here. */
    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && Alphabet.manner(text.charAt(end)) == Alphabet.SPACED) {
            end++;
        }
        return end;
    }

    private int word(int t) {
        return Term.of(Term.WORD, plain, starts[t], Math.min(end(t), starts[t] + STEM));
    }

    private void count(String text, int t) {
        int from = starts[t];
        int to = end(t);
        if (from == to) {
            return;
        }
        char first = text.charAt(origins[t]);
        float weight = origins[t] < titleEnd ? 1 + IN_TITLE : 1;
        switch (Alphabet.manner(first)) {
            case Alphabet.DIGIT -> countNumber(t, from, to, weight);
            case Alphabet.SPACED -> {
                int known = gazetteer.spaced(plain, from, to);
                add(known, weight);
                boolean day = known != 0 && Term.kind(known) == Term.DAY;
                boolean name = countWord(t, first, from, to, weight);
                if (!day) { // "November" sounds alike in many languages and is nobody's name
                    countSounds(text, t, from, to, weight, name);
                }
            }
            case Alphabet.KATAKANA -> {
                countPlaces(from, to, weight);
                if (to - from >= LEAST_WORD) {
                    counts.add(Term.of(Term.NAME, plain, from, to), weight);
                    countSound(plain, from, to, weight);
                }
            }
            case Alphabet.HAN -> {
                countPlaces(from, to, weight);
                for (int i = from; i + 1 < to; i++) {
                    counts.add(Term.of(Term.WORD, plain, i, i + 2), weight);
                }
                countTranscribed(from, to, weight);
            }
            case Alphabet.DENSE -> {
                countPlaces(from, to, weight);
                countDense(from, to, weight);
            }
            default -> {}
        }
    }

    private void add(int term, float weight) {
        if (term != 0) {
            counts.add(term, weight);
        }
    }

    private void countNumber(int t, int from, int to, float weight) {
        if (to - from >= 2) {
            counts.add(Term.of(Term.NUMBER, plain, from, to), weight);
        }
        if (t + 1 < tokens && to - from < 8) {
            int next = starts[t + 1];
            int nextEnd = end(t + 1);
            String digits = plain.substring(from, to);
            for (int length = 1; length <= 2 && next + length <= nextEnd; length++) {
                add(
                        gazetteer.dense(digits + plain.substring(next, next + length), 0, digits.length() + length),
                        weight);
            }
            for (int e = nextEnd; e > next; e = e > next + 2 ? next + 2 : e - 1) {
                double scale = gazetteer.scale(plain, next, e);
                if (scale > 1) {
                    long value = Math.round(Double.parseDouble(digits) * scale);
                    counts.add(Term.of(Term.NUMBER, Long.toString(value)), weight);
                    break;
                }
            }
        }
    }

    /** Whether it looks like a name. */
    private boolean countWord(int t, char first, int from, int to, float weight) {
        int word = word(t);
        boolean name = Alphabet.isCased(first)
                && Character.isUpperCase(first)
                && small.get(word) == 0
                && to - from >= LEAST_NAME;
        if (to - from >= LEAST_WORD) {
            counts.add(name ? Term.of(Term.NAME, plain, from, Math.min(to, from + STEM)) : word, weight);
        }
        return name;
    }

    private void countSounds(String text, int t, int from, int to, float weight, boolean name) {
        boolean cased = Alphabet.isCased(text.charAt(origins[t]));
        if (name || (!cased && to - from >= LEAST_NAME)) {
            countSound(text, origins[t], end(text, origins[t]), cased ? weight : weight * UNSURE);
            if (!cased && to - from >= LEAST_PREFIXED) {
                int article = plain.charAt(from) == 'ا' && plain.charAt(from + 1) == 'ل'
                        ? 2
                        : PREFIXES.indexOf(plain.charAt(from)) < 0
                                ? 0
                                : to - from > LEAST_PREFIXED
                                                && plain.charAt(from + 1) == 'ا'
                                                && plain.charAt(from + 2) == 'ل'
                                        ? 3
                                        : 1;
                if (article > 0) {
                    countSound(plain, from + article, to, weight * UNSURE);
                    add(gazetteer.spaced(plain, from + article, to), weight);
                }
            }
        }
    }

    private void countPlaces(int from, int to, float weight) {
        for (int i = from; i + 1 < to; i++) {
            add(gazetteer.dense(plain, i, to), weight);
        }
    }

    private void countTranscribed(int from, int to, float weight) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || TRANSCRIBING.indexOf(plain.charAt(i)) < 0) {
                if (i - start >= 2) {
                    counts.add(Term.of(Term.NAME, plain, start, i), weight);
                    countSound(plain, start, i, weight);
                }
                start = i + 1;
            }
        }
    }

    private void countDense(int from, int to, float weight) {
        String run = plain.substring(from, to);
        BreakIterator words = BreakIterator.getWordInstance(new ULocale(language.isEmpty() ? "th" : language));
        words.setText(run);
        int before = -1;
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
            counts.add(Term.of(Term.WORD, run, start, end), weight);
            countSound(run, start, end, weight * UNSURE);
            if (before >= 0) {
                countSound(run, before, end, weight * UNSURE);
            }
            before = start;
            start = end;
        }
    }

    private void countSound(CharSequence word, int from, int to, float weight) {
        sound.setLength(0);
        Sounds.append(word, from, to, latin, sound);
        int n = sound.length();
        if (n < LEAST_SOUND) {
            return;
        }
        counts.add(Term.of(Term.SOUND, sound, 0, Math.min(n, Sounds.LONGEST)), weight);
        if (n >= ROUGH) {
            for (int i = 0; i < ROUGH; i++) {
                if (sound.charAt(i) == 'p') {
                    sound.setCharAt(i, 'v');
                }
            }
            counts.add(Term.of(Term.ROUGH, sound, 0, ROUGH), weight);
        }
    }
}
