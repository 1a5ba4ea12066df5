package org.perennial.processing.judgement;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A kind of judgement that can be asked for by itself. */
public enum Stage {
    /** Which language the article is written in. */
    LANGUAGE,
    /** Which anniversaries it mentions. */
    ANNIVERSARIES,
    /** Whose text it carries. */
    DUPLICATES,
    /** Which story it belongs to; a copy belongs where its original does, so it needs {@link #DUPLICATES}. */
    STORIES;

    /** All of them. */
    public static Set<Stage> all() {
        return EnumSet.allOf(Stage.class);
    }

    /** The stage's name on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return code();
    }

    /**
     * The stages that a comma-separated list names, such as {@code language,duplicates}.
     *
     * @throws IllegalArgumentException if it names none or an unknown one; the message names it and those there are
     */
    public static Set<Stage> parse(String list) {
        Set<Stage> stages = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Stage::ofCode)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Stage.class)));
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("no stage is named by \"" + list + "\": give one or more of " + codes());
        }
        return stages;
    }

    private static Stage ofCode(String code) {
        return Arrays.stream(values())
                .filter(stage -> stage.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("unknown stage \"" + code + "\": there are " + codes()));
    }

    private static String codes() {
        return Arrays.stream(values()).map(Stage::code).collect(Collectors.joining(", "));
    }
}
