/**
 * Finds the anniversaries an article speaks of: of what, of when, the how-manieth, and by which words it knows.
 *
 * <p>Start from {@link org.perennial.analysis.anniversary.AnniversaryTagger}: it takes a
 * {@link org.perennial.analysis.anniversary.Passage} and gives
 * {@link org.perennial.analysis.anniversary.AnniversaryMention}s. Two stages. Every article is folded once (case,
 * accents, digits of all scripts, with a way back to the original) and looked over for the beginnings of patterns and
 * the names of configured events; nearly all articles end here. The others are split into words and read for patterns,
 * numbers, dates and names; each pattern becomes a draft, which takes the number beside it, the date that agrees with
 * number and publication, and the event of the registry whose year agrees; drafts of one occasion become one mention.
 * What each sign is worth is in one place, {@code Weights}.
 *
 * <p>What the languages know is data: {@code lexicon/<tag>.yaml}, one file a language, listed in
 * {@code lexicon/index.txt}; unknown keys are refused. The build makes JSON of them, which starts read faster. Everything is
 * optional but {@code language} and {@code name}:
 *
 * <ul>
 *   <li>{@code language} BCP 47 tag, {@code name} English name, {@code limits} what the file is known not to do.
 *   <li>{@code words}: frequent small words by which a language that the detector lacks is told from its neighbours;
 *       {@code transliteration}: ICU transform rules into the language's other script, in which the whole file is then
 *       known too.
 *   <li>{@code inflection}: {@code suffix}, the letters a {@code *} stands for at most; {@code prefixes}, what may be
 *       written at the front of any word (Arabic and Hebrew particles).
 *   <li>{@code years}: the words for "year".
 *   <li>{@code numbers}: {@code side} where the number stands from the anniversary word ({@code before},
 *       {@code after}, {@code both}); {@code suffixes} and {@code prefixes} that make digits an ordinal (the
 *       suffix {@code *} is any short ending); {@code dot},
 *       whether a full stop does; {@code words} and {@code ordinals} spelled out beyond those of ICU; {@code scales},
 *       words that multiply a number (thousand, lakh).
 *   <li>{@code dates}: further {@code months}, {@code noise} words between day, month and year, {@code night} phrases,
 *       {@code suffix} letters a month's name may grow by; other {@code calendars} in which its news are dated.
 *   <li>lists of patterns: {@code anniversary} (enough alone), {@code since} (never enough alone: at .35 one sign must come to it, a date, an event's name or a word of
 *       commemoration; at .25 such a word or a date, at .15 a date), {@code remembrance} days, {@code observance} (world days), {@code marking} (words of
 *       commemoration), {@code founding}, {@code birth}, {@code death} (what kind it is), {@code private} life,
 *       {@code personal} (his, her), {@code block} (looks like one and is none).
 *   <li>{@code bodies}: what can have a birthday without being a person (town, club); {@code shifts}: words beside an
 *       occasion that move it to the {@code last} or {@code next} year, some years {@code ago} or {@code ahead};
 *       {@code counts}: what a number of people beside a word counts, by unit.
 *   <li>{@code slot}: where the event's name stands: {@code after} these words, {@code direct}ly behind the
 *       anniversary word, or {@code before} it; {@code articles} left out at its start, {@code stop} words that end it.
 *   <li>{@code tests}: sentences ({@code t}, {@code pub}) with the expected {@code n}, {@code year}, {@code event},
 *       {@code phrase}, {@code kind}, or {@code none: true}; they run with the module's tests.
 * </ul>
 *
 * <p>A pattern is words in the language's full spelling; {@code word*} may have an ending, {@code word+} is
 * the beginning of a longer word, {@code *word} may be the tail of a compound, <code>{N}</code> is a number, <code>{ORD}</code> an ordinal, <code>{Y}</code> a word for "year",
 * <code>{E}</code> up to twelve words, <code>{~}</code> up to three. It is written alone or as
 * <code>{p: pattern, kind: ..., n: ..., weight: ..., today: ...}</code>. Patterns match whole words inside a sentence, never bare
 * substrings; in scripts without spaces every character is a word.
 *
 * <p>{@link org.perennial.analysis.anniversary.EventRegistry} holds the events known by name ({@code events/*.yaml}, one file a region).
 * They are neutral: one title, the names that all sides use as equal aliases, and the words of the text shown as
 * found.
 *
 * <p>A tagger is immutable and safe for any number of threads; drafts and readings live within one call.
 */
@NullMarked
package org.perennial.analysis.anniversary;

import org.jspecify.annotations.NullMarked;
