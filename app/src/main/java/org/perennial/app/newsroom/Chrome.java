package org.perennial.app.newsroom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words around an article that are not the article: what an extractor has to leave out.
 *
 * @param sections the labels of the navigation
 * @param comments readers' remarks under the article
 */
record Chrome(
        List<String> sections,
        String share,
        String related,
        String newsletter,
        String cookies,
        String accept,
        String advertisement,
        List<String> comments) {

    private static final Map<String, Chrome> BY_LANGUAGE = Map.of(
            "en",
                    new Chrome(
                            List.of("Home", "Politics", "World", "Economy", "Culture", "Sport"),
                            "Share this article",
                            "Read also",
                            "Get our newsletter every morning",
                            "We use cookies to improve your experience on this site.",
                            "Accept all",
                            "Advertisement",
                            List.of("Thank you for covering this.", "Why is nobody talking about the buses?")),
            "de",
                    new Chrome(
                            List.of("Startseite", "Politik", "Welt", "Wirtschaft", "Kultur", "Sport"),
                            "Artikel teilen",
                            "Lesen Sie auch",
                            "Unser Newsletter jeden Morgen",
                            "Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten.",
                            "Alle akzeptieren",
                            "Anzeige",
                            List.of("Danke für den Bericht.", "Und wer bezahlt das wieder?")),
            "fr",
                    new Chrome(
                            List.of("Accueil", "Politique", "Monde", "Économie", "Culture", "Sports"),
                            "Partager cet article",
                            "À lire aussi",
                            "Recevez notre lettre chaque matin",
                            "Nous utilisons des cookies pour améliorer votre visite.",
                            "Tout accepter",
                            "Publicité",
                            List.of("Merci pour cet article.", "On en reparlera après les vacances.")),
            "es",
                    new Chrome(
                            List.of("Portada", "Política", "Mundo", "Economía", "Cultura", "Deportes"),
                            "Compartir",
                            "Lea también",
                            "Reciba nuestro boletín cada mañana",
                            "Usamos cookies para mejorar su experiencia.",
                            "Aceptar todo",
                            "Publicidad",
                            List.of("Gracias por la información.", "¿Y el alcalde qué dice?")),
            "ru",
                    new Chrome(
                            List.of("Главная", "Политика", "В мире", "Экономика", "Культура", "Спорт"),
                            "Поделиться",
                            "Читайте также",
                            "Подпишитесь на нашу рассылку",
                            "Мы используем файлы cookie, чтобы сайт работал лучше.",
                            "Принять",
                            "Реклама",
                            List.of("Спасибо за материал.", "А когда починят дорогу?")),
            "tr",
                    new Chrome(
                            List.of("Ana Sayfa", "Siyaset", "Dünya", "Ekonomi", "Kültür", "Spor"),
                            "Paylaş",
                            "Bunları da okuyun",
                            "Bültenimize abone olun",
                            "Size daha iyi hizmet sunmak için çerezler kullanıyoruz.",
                            "Kabul et",
                            "Reklam",
                            List.of("Haber için teşekkürler.", "Bizim mahallede durum aynı.")),
            "az",
                    new Chrome(
                            List.of("Ana səhifə", "Siyasət", "Dünya", "İqtisadiyyat", "Mədəniyyət", "İdman"),
                            "Paylaş",
                            "Həmçinin oxuyun",
                            "Xəbər bülletenimizə abunə olun",
                            "Saytın işini yaxşılaşdırmaq üçün kukilərdən istifadə edirik.",
                            "Qəbul et",
                            "Reklam",
                            List.of("Məlumat üçün sağ olun.", "Bizim küçədə də belədir.")),
            "ar",
                    new Chrome(
                            List.of("الرئيسية", "سياسة", "العالم", "اقتصاد", "ثقافة", "رياضة"),
                            "شارك هذا الخبر",
                            "اقرأ أيضا",
                            "اشترك في نشرتنا البريدية",
                            "نستخدم ملفات تعريف الارتباط لتحسين تجربتك.",
                            "قبول الكل",
                            "إعلان",
                            List.of("شكرا على التغطية.", "متى يفتح الطريق؟")));

    /** The words for a language tag; English where no others were written. */
    static Chrome in(@Nullable String tag) {
        String language = tag == null ? "en" : tag.split("-", 2)[0];
        Chrome english = BY_LANGUAGE.get("en");
        Chrome own = BY_LANGUAGE.get(language);
        if (own != null) {
            return own;
        }
        if (english == null) {
            throw new IllegalStateException("the English chrome is missing");
        }
        return english;
    }
}
