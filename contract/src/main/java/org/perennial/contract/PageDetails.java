package org.perennial.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article's page says beside its text. What it does not say is absent on the wire.
 *
 * @param section of the paper or site, as printed; absent if it names none
 * @param tags key words as the page states them, at most {@value #MOST}
 * @param captions of pictures, as printed, at most {@value #MOST}
 * @param images what the pictures' alternative texts say they show, at most {@value #MOST}
 * @param restricted whether the page says that its text is not for everybody, so that what is read may be a stub
 * @param amp whether the page is the short form that is made for quick delivery (AMP)
 */
public record PageDetails(
        @Nullable String section,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> captions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> images,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean restricted,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean amp) {

    /** How many of each list are kept. */
    public static final int MOST = 50;

    /** Of a page that says nothing beside its text. */
    public static final PageDetails NONE = new PageDetails(null, List.of(), List.of(), List.of(), false, false);

    @SuppressWarnings("NullAway") // absent on the wire is null here
    public PageDetails {
        tags = tags == null ? List.of() : List.copyOf(tags);
        captions = captions == null ? List.of() : List.copyOf(captions);
        images = images == null ? List.of() : List.copyOf(images);
    }
}
