package org.perennial.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a version of an article has changed in the version before.
 *
 * @param title whether the headline is another
 * @param kept how much of both texts they have in common, 0 to 1
 * @param numbersAdded the figures that were not there before, such as {@code 620}
 * @param numbersRemoved the figures that are no longer there
 */
public record Changes(
        boolean title,
        double kept,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> numbersAdded,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> numbersRemoved) {

    @SuppressWarnings("NullAway") // absent on the wire is null here
    public Changes {
        numbersAdded = numbersAdded == null ? List.of() : List.copyOf(numbersAdded);
        numbersRemoved = numbersRemoved == null ? List.of() : List.copyOf(numbersRemoved);
    }
}
