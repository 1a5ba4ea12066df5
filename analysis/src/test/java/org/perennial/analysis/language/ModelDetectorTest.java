package org.perennial.analysis.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelDetectorTest {
    private static final ModelDetector DETECTOR = DetectorChoice.DEFAULT.load();
    private static final String BRIEF =
            "Le maire a inauguré mardi le nouveau pont et a remercié les ouvriers pour leur travail. La ville attendait cette"
                    + " ouverture depuis trois ans. Les habitants pourront traverser la rivière à pied dès samedi prochain. Le coût"
                    + " des travaux a été moins élevé que prévu, et personne n'a été blessé. Une fête populaire aura lieu sur les"
                    + " quais, avec de la musique et des jeux pour les enfants, si le temps le permet.";
    private static final String NOTICE =
            "This article was written and sent to our readers by the news agency, and may not be published, broadcast,"
                    + " rewritten or redistributed in whole or in part without its written permission. The agency takes no"
                    + " responsibility for what others write below it, nor for the pages that it leads to.";
    private static final ModelDetector PLAIN = new DetectorChoice(LanguageEngine.FAST, Set.of()).load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The mayor opened the new bridge on Tuesday and thanked the builders for their work.",
                "az-Latn|Paytaxtda keçirilən mərasimdə şəhər rəsmiləri və sakinlər iştirak ediblər, sonra çıxışlar olub.",
                "tr|Başkentte düzenlenen törene belediye başkanı ile çok sayıda vatandaş katıldı ve çelenk bırakıldı.",
                "nb|Statsministeren sa at regjeringen vil legge fram et nytt forslag om barnehager til høsten.",
                "fil|Sinabi ng alkalde na magbubukas ang bagong tulay sa susunod na linggo para sa lahat ng tao.",
                "sr-Cyrl|Председник је рекао да ће нови мост бити отворен следеће недеље и захвалио се радницима.",
                "zh-Hans|市长星期二为新桥揭幕，并感谢建设者们的辛勤劳动。这座桥将连接两岸的居民。",
                "zh-Hant|市長星期二為新橋揭幕，並感謝建設者們的辛勤勞動。這座橋將連接兩岸的居民。",
                "ky-Cyrl|Шаардын мэри жаңы көпүрөнү ачып, куруучуларга эмгектери үчүн ыраазычылык билдирди.",
                "kk-Latn|Qala äkımı seisenbı künı jaña köpırdı aşyp, qūrylysşylarğa eñbekterı üşın alğys aitty.",
                "ka|მერმა სამშაბათს ახალი ხიდი გახსნა და მშენებლებს მადლობა გადაუხადა.",
            })
    void aSentenceIsKnownByItsTag(String tag, String text) {
        DetectedLanguage language = DETECTOR.detect(null, text);

        assertThat(language.tag()).isEqualTo(tag);
        assertThat(language.confidence()).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gl|O alcalde inaugurou o martes a nova ponte e deulles as grazas aos obreiros polo seu traballo.",
                "uz-Cyrl|Шаҳар ҳокими янги кўприкни очди ва қурувчиларга қилган меҳнатлари учун миннатдорчилик билдирди.",
                "ckb|پارێزگاری شارەکە پردە نوێیەکەی کردەوە و سوپاسی کرێکارەکانی کرد بۆ کارەکەیان.",
                "mt|Is-sindku fetaħ il-pont il-ġdid nhar it-Tlieta u rringrazzja lill-ħaddiema għax-xogħol tagħhom.",
                "sr-Latn|Predsednik je rekao da će novi most biti otvoren sledeće nedelje i zahvalio se radnicima.",
                "my|မြို့တော်ဝန်က တံတားသစ်ကို ဖွင့်လှစ်ပေးခဲ့ပြီး အလုပ်သမားများကို ကျေးဇူးတင်ခဲ့သည်။",
                "yue-Hant|市長話今年會喺河邊起多啲屋，佢哋唔想再等落去。",
                "shi-Latn|Inna unmhal n tmdint is rad ssntin tiɣri tamaynut ɣ usggʷas ad, ur iffal yan ar dduren s tgmmi nnsn.",
            })
    void aLanguageThatTheModelsLackIsKnownByItsFrequencyList(String tag, String text) {
        assertThat(DETECTOR.detect(null, text).tag()).isEqualTo(tag);
    }

    @Test
    void anArticleInTwoLanguagesIsInSeveral() {
        DetectedLanguage language = DETECTOR.detect(
                "Le maire a inauguré le nouveau pont",
                "Le maire a inauguré mardi le nouveau pont et a remercié les ouvriers pour leur travail. La ville attendait cette"
                        + " ouverture depuis trois ans. Les habitants pourront traverser la rivière à pied dès samedi prochain.\n"
                        + "The mayor opened the new bridge on Tuesday and thanked the builders for their work. Nobody was hurt while it"
                        + " was built, he said, and it had cost less than the council feared. The town had been"
                        + " waiting for this day for three years. People will be able to cross the river on foot from Saturday.");

        assertThat(language.tag()).isEqualTo(DetectedLanguage.MULTIPLE);
        assertThat(language.otherTags()).containsExactlyInAnyOrder("fr", "en");
    }

    @Test
    void aLongQuotationInAnotherLanguageMakesNoMixture() {
        DetectedLanguage language = DETECTOR.detect(
                null,
                "Le maire a inauguré mardi le nouveau pont et a remercié les ouvriers pour leur travail. La ville attendait cette"
                        + " ouverture depuis trois ans. L'ingénieur écossais a déclaré : \"The town had been waiting for this day"
                        + " for three years, and now people will be able to cross the river on foot.\" Les habitants pourront"
                        + " traverser la rivière à pied dès samedi prochain.");

        assertThat(language.tag()).isEqualTo("fr");
        assertThat(language.mixed()).isEmpty();
    }

    @Test
    void theDeclaredLanguageDecidesBetweenRelatives() {
        String text = "Statsministeren talte om klima og energi i Oslo";

        assertThat(DETECTOR.detect(null, text, "da").tag()).isEqualTo("da");
        assertThat(DETECTOR.detect(null, text, "nb-NO").tag()).isEqualTo("nb");
    }

    @Test
    void aWronglyDeclaredLanguageDoesNotCount() {
        String text = "Der Bürgermeister eröffnete am Dienstag die neue Brücke und dankte den Arbeitern.";

        assertThat(DETECTOR.detect(null, text, "en-US").tag()).isEqualTo("de");
    }

    @Test
    void titlesBetweenQuotationMarksDoNotHideTheSentenceBetweenThem() {
        String text =
                "« The Lord of the Rings » sera de nouveau projeté dans les salles de la région, comme pour « The Return of the"
                        + " King », qui avait attiré la foule.";

        assertThat(DETECTOR.detect(null, text).tag()).isEqualTo("fr");
    }

    @Test
    void vietnameseOfWhichHalfLacksItsAccentsIsInOneLanguage() {
        DetectedLanguage language = DETECTOR.detect(
                null,
                "Chinh phu cho biet se ho tro nguoi dan bi anh huong boi lu lut, nhung khong noi ro la bao gio cac gia dinh co the"
                        + " tro ve nha cua ho. Cac quan chuc dia phuong noi rang ho dang cho doi them tin tuc tu thu do. Chính phủ cho"
                        + " biết sẽ hỗ trợ người dân bị ảnh hưởng bởi lũ lụt, nhưng không nói rõ là bao giờ các gia đình có thể trở về"
                        + " nhà của họ. Các quan chức địa phương nói rằng họ đang chờ đợi thêm tin tức từ thủ đô.");

        assertThat(language.tag()).isEqualTo("vi");
        assertThat(language.mixed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zh-HK", "yue", "zh"})
    void cantoneseStaysCantoneseWhereChineseIsDeclared(String declared) {
        DetectedLanguage language = DETECTOR.detect(null, "市長話今年會喺河邊起多啲屋，佢哋唔想再等落去。", declared);

        assertThat(language.tag()).isEqualTo("yue-Hant");
        assertThat(language.confidence()).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @CsvSource({"巴基斯坦俾路支省周二发生爆炸", "市民领养流浪猫咪", "达赖喇嘛周二抵达首都", "咋回事？猫咪爱吃啫喱"})
    void charactersOfNamesAndLoanWordsMakeNoCantonese(String text) {
        assertThat(DETECTOR.detect(null, text).tag()).startsWith("zh");
    }

    @Test
    void theShareOfALanguageInAnotherScriptHasItsUsualScript() {
        DetectedLanguage language = DETECTOR.detect(
                null,
                "The mayor opened the new bridge on Tuesday and thanked the builders for their work, officials said. The town had"
                        + " been waiting for this day for three years. People will be able to cross the river on foot from Saturday."
                        + " Қала әкімі сейсенбі күні жаңа көпірді ашып, құрылысшыларға еңбектері үшін алғыс айтты.");

        assertThat(language.mixed()).extracting(Share::tag).containsExactly("en", "kk-Cyrl");
    }

    @ParameterizedTest
    @CsvSource({"da_DK, da", "da-DK, da", "no, nb", "NO, nb"})
    void aLanguageIsDeclaredInManyWays(String declared, String tag) {
        assertThat(DETECTOR.detect(null, "Statsministeren talte om klima og energi i Oslo", declared)
                        .tag())
                .isEqualTo(tag);
    }

    @Test
    void aNoticeInAnotherLanguageBelowABriefMakesNoMixture() {
        DetectedLanguage language = DETECTOR.detect(null, BRIEF + "\n\n" + NOTICE);

        assertThat(language.tag()).isEqualTo("fr");
        assertThat(language.mixed()).extracting(Share::tag).containsExactly("fr", "en");
    }

    @Test
    void aVersionBelowABriefNamesTheSameThings() {
        DetectedLanguage language = DETECTOR.detect(
                null,
                BRIEF + " Camille Lefort a été élue en 2019.\n\n" + NOTICE + " Camille Lefort was elected in 2019.");

        assertThat(language.tag()).isEqualTo(DetectedLanguage.MULTIPLE);
    }

    @Test
    void quotationsAreKeptWhereNoListsTellMixtures() {
        ModelDetector models = new DetectorChoice(LanguageEngine.FAST, Set.of(Refinement.MIXTURES)).load();
        String text =
                "Ja. \"The town had been waiting for this day for three years, and now people will be able to cross.\" Nee, zei"
                        + " hij, dat is niet waar, en daarna ging hij naar huis zonder nog iets te zeggen.";

        assertThat(models.detect(null, text)).isEqualTo(PLAIN.detect(null, text));
    }

    @Test
    void aVeryLongWordIsJudgedToo() {
        assertThat(DETECTOR.detect(null, "a".repeat(100_000)).tag()).isNotEmpty();
    }

    @Test
    void aTextWithoutLettersIsUndetermined() {
        assertThat(DETECTOR.detect(null, "")).isEqualTo(DetectedLanguage.undetermined());
        assertThat(DETECTOR.detect("12:30", "… 33 – 26.02.1992 😀")).isEqualTo(DetectedLanguage.undetermined());
    }

    @Test
    void confidencesShareOne() {
        DetectedLanguage language = DETECTOR.detect("Oslo", "Statsministeren talte i Oslo.");

        double sum = language.confidence()
                + language.alternatives().stream()
                        .mapToDouble(Alternative::confidence)
                        .sum();
        assertThat(sum).isLessThanOrEqualTo(1.0 + 1e-9);
        assertThat(language.alternatives()).allMatch(a -> a.confidence() <= language.confidence());
    }

    @Test
    void aChineseTextWithOneKanaIsChinese() {
        String text = "市长星期二为新桥揭幕，并感谢建设者们的辛勤劳动。这座桥将连接两岸的居民。店名叫の。";

        assertThat(DETECTOR.detect(null, text).tag()).isEqualTo("zh-Hans");
        assertThat(PLAIN.detect(null, text).tag()).isEqualTo("ja");
    }

    @Test
    void aJapaneseTextIsJapanese() {
        assertThat(DETECTOR.detect(null, "市長は火曜日に新しい橋の開通式を行った。").tag()).isEqualTo("ja");
    }

    @Test
    void namesInLatinLettersDoNotDecide() {
        String text = "AC Milan vs Inter เสมอกันในบ้านเมื่อคืนนี้";

        assertThat(DETECTOR.detect(null, text).tag()).isEqualTo("th");
        assertThat(PLAIN.detect(null, text).tag()).isNotEqualTo("th");
    }

    @Test
    void aTextInLatinLettersIsNotDecidedByANameInOthers() {
        assertThat(DETECTOR.detect(null, "The mayor of Москва opened the new bridge on Tuesday.")
                        .tag())
                .isEqualTo("en");
    }

    @Test
    void aTextInTwoScriptsShowsBothShares() {
        DetectedLanguage language = DETECTOR.detect(
                null,
                "The mayor opened the new bridge on Tuesday and thanked the builders for their work, officials said. "
                        + "Мэр открыл новый мост во вторник и поблагодарил строителей за работу, сообщили власти города.");

        assertThat(language.mixed()).extracting(Share::tag).containsExactlyInAnyOrder("en", "ru");
    }

    @Test
    void aJapaneseTextIsNoMixture() {
        assertThat(DETECTOR.detect(null, "市長は火曜日に新しい橋の開通式を行い、建設に携わった人々に感謝した。").mixed())
                .isEmpty();
    }

    @Test
    void anyUnicodeGetsAJudgement() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(300); k > 0; k--) {
                text.append((char) random.nextInt(0x10000));
            }
            assertThat(DETECTOR.detect(null, text.toString()).tag()).isNotEmpty();
        }
    }

    @Test
    void threadsShareOneDetector() {
        List<String> tags = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> DETECTOR.detect(null, "Der Bürgermeister eröffnete am Dienstag die neue Brücke.")
                        .tag())
                .toList();

        assertThat(tags).containsOnly("de");
    }
}
