package org.perennial.analysis.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Invented news of three days in several languages: of a flood, a summit and a trial. */
record News(String id, String language, String story, Instant published, String title, String text) {
    static final List<News> ALL = List.of(
            of(
                    "en1",
                    "en",
                    "flood",
                    1,
                    "River Tarnava bursts its banks in Medias",
                    "The river Tarnava burst its banks near Medias on Monday. Mayor Ionela Dragomir said 1450 people were taken to schools. Some 37 bridges are closed."),
            of(
                    "en2",
                    "en",
                    "flood",
                    5,
                    "1450 people flee the Tarnava in Medias",
                    "Soldiers brought 1450 people to safety when the Tarnava flooded Medias, Mayor Ionela Dragomir said. Engineers look at 37 bridges."),
            of(
                    "en3",
                    "en",
                    "summit",
                    2,
                    "Ministers meet in Valletta about fishing",
                    "Ministers of 19 countries meet in Valletta. Commissioner Henrik Solberg wants to halve the catch of tuna by 2031. Malta proposes 640 boats."),
            of(
                    "en4",
                    "en",
                    "summit",
                    9,
                    "Solberg asks Valletta summit to halve tuna catch",
                    "Commissioner Henrik Solberg asked 19 countries in Valletta to halve the catch of tuna by 2031. Malta wants 640 boats at most."),
            of(
                    "en5",
                    "en",
                    "trial",
                    3,
                    "Trial of banker Kowalczyk opens",
                    "The trial of the banker Zbigniew Kowalczyk opened in Krakow. Prosecutors say he took 8800 loans for himself between 2009 and 2016."),
            of(
                    "de1",
                    "de",
                    "flood",
                    2,
                    "Tarnava tritt in Medias über die Ufer",
                    "Der Fluss Tarnava ist bei Medias über die Ufer getreten. 1450 Menschen wurden in Schulen gebracht, sagte Bürgermeisterin Ionela Dragomir. 37 Brücken sind gesperrt."),
            of(
                    "de2",
                    "de",
                    "summit",
                    4,
                    "Minister beraten in Valletta über Fischfang",
                    "Minister aus 19 Ländern tagen in Valletta. Kommissar Henrik Solberg will den Fang von Thunfisch bis 2031 halbieren. Malta schlägt 640 Boote vor."),
            of(
                    "de3",
                    "de",
                    "trial",
                    4,
                    "Prozess gegen Bankier Kowalczyk beginnt",
                    "In Krakau hat der Prozess gegen den Bankier Zbigniew Kowalczyk begonnen. Er soll 8800 Kredite zwischen 2009 und 2016 für sich genommen haben."),
            of(
                    "ru1",
                    "ru",
                    "flood",
                    3,
                    "Тарнава вышла из берегов в Медиаше",
                    "Река Тарнава вышла из берегов у Медиаса. По словам мэра Ионелы Драгомир, 1450 человек размещены в школах. Закрыты 37 мостов."),
            of(
                    "ru2",
                    "ru",
                    "summit",
                    6,
                    "Министры обсуждают в Валлетте рыбную ловлю",
                    "Министры 19 стран собрались в Валлетте. Комиссар Хенрик Солберг хочет вдвое сократить улов тунца к 2031 году. Мальта предлагает 640 лодок."),
            of("ja1", "ja", "flood", 4, "タルナヴァ川が氾濫", "タルナヴァ川がメディアシュで氾濫した。イオネラ・ドラゴミル市長によると1450人が学校に避難した。37の橋が閉鎖された。"),
            of(
                    "ar1",
                    "ar",
                    "trial",
                    5,
                    "بدء محاكمة المصرفي كوفالتشيك",
                    "بدأت في كراكوف محاكمة المصرفي زبيغنيف كوفالتشيك. ويقول الادعاء إنه أخذ 8800 قرض بين 2009 و2016."));

    private static News of(String id, String language, String story, int hour, String title, String text) {
        Instant published = Instant.parse("2025-03-03T06:00:00Z").plusSeconds(hour * 3600L);
        return new News(id, language, story, published, title, text);
    }

    StoryFeatures features() {
        return StoryFeatures.of(title, text, language, List.of());
    }

    static List<News> in(String language) {
        List<News> news = new ArrayList<>(ALL);
        news.removeIf(n -> !n.language.equals(language));
        return news;
    }
}
