package org.perennial.analysis.anniversary;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** The calendars beside the Gregorian in which news are dated. */
public enum CalendarSystem {
    /** Thai, Lao and Khmer Buddhist era: Gregorian months, years 543 more. */
    BUDDHIST("buddhist", 2400, 2600),
    /** Islamic, by the Umm al-Qura tables. */
    HIJRI("islamic-umalqura", 1300, 1500),
    /** Solar Hijri of Iran and Afghanistan. */
    PERSIAN("persian", 1250, 1450),
    /** Ethiopian, seven or eight years behind. */
    ETHIOPIC("ethiopic", 1850, 2050),
    HEBREW("hebrew", 5600, 5850),
    /** Years of the Republic of China, counted from 1912. */
    ROC("roc", 1, 150),
    /** Years of the reigns of the Japanese emperors since 1868. */
    JAPANESE("japanese", 1, 70);

    /** How many years a Buddhist year is ahead of the Gregorian. */
    static final int BUDDHIST_AHEAD = 543;

    private static final int MEIJI = 1868;

    private final String keyword;
    private final int firstYear;
    private final int lastYear;

    CalendarSystem(String keyword, int firstYear, int lastYear) {
        this.keyword = keyword;
        this.firstYear = firstYear;
        this.lastYear = lastYear;
    }

    /** Whether a number can be a year of this calendar in which news, or what they look back on, took place. */
    boolean isYear(int value) {
        return value >= firstYear && value <= lastYear;
    }

    /** Whether its months are others than the Gregorian ones. */
    boolean hasOwnMonths() {
        return this == HIJRI || this == PERSIAN || this == ETHIOPIC || this == HEBREW;
    }

    /** The names of its months in a language, by month from 1; a year of thirteen has thirteen. */
    Map<String, Integer> months(ULocale locale) {
        Map<String, Integer> months = new LinkedHashMap<>();
        DateFormatSymbols symbols = new DateFormatSymbols(calendar(locale), locale);
        for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
            String[] names = symbols.getMonths(context, DateFormatSymbols.WIDE);
            for (int month = 0; month < names.length; month++) {
                months.put(names[month], month + 1);
            }
        }
        return months;
    }

    /** The names of its eras in a language, by the Gregorian year before their first; empty for those with one era only. */
    Map<String, Integer> eras(ULocale locale) {
        Map<String, Integer> eras = new LinkedHashMap<>();
        if (this != ROC && this != JAPANESE) {
            return eras;
        }
        Calendar calendar = calendar(locale);
        String[] names = new DateFormatSymbols(calendar, locale).getEras();
        for (int era = this == ROC ? 1 : 0; era < names.length; era++) {
            calendar.clear();
            calendar.set(Calendar.ERA, era);
            calendar.set(Calendar.YEAR, 2);
            int second = local(calendar).getYear();
            if (second > MEIJI) {
                eras.put(names[era], second - 2);
            }
        }
        return eras;
    }

    /**
     * A day of this calendar in the Gregorian one.
     *
     * @param month from 1, as in {@link #months}
     */
    LocalDate gregorian(int year, int month, int day) {
        Calendar calendar = calendar(ULocale.ROOT);
        calendar.clear();
        calendar.set(Calendar.EXTENDED_YEAR, year);
        calendar.set(Calendar.MONTH, month - 1);
        calendar.set(Calendar.DAY_OF_MONTH, day);
        return local(calendar);
    }

    private static LocalDate local(Calendar calendar) {
        return Instant.ofEpochMilli(calendar.getTimeInMillis())
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    private Calendar calendar(ULocale locale) {
        Calendar calendar = Calendar.getInstance(locale.setKeywordValue("calendar", keyword));
        calendar.setTimeZone(TimeZone.GMT_ZONE);
        calendar.setLenient(true);
        if (calendar instanceof GregorianCalendar gregorian) {
            gregorian.setGregorianChange(new java.util.Date(Long.MIN_VALUE));
        }
        return calendar;
    }
}
