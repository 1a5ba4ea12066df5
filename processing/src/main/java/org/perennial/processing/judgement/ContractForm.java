package org.perennial.processing.judgement;

import org.jspecify.annotations.Nullable;
import org.perennial.analysis.language.DetectedLanguage;
import org.perennial.contract.AnniversaryMention;
import org.perennial.contract.CountedNumber;
import org.perennial.contract.Evidence;
import org.perennial.contract.Language;

/** The judgements of {@code analysis} in the form that crosses a topic: the two modules do not know each other. */
final class ContractForm {
    private ContractForm() {}

    static Language of(DetectedLanguage language) {
        return new Language(
                language.tag(),
                language.confidence(),
                language.alternatives().stream()
                        .map(other -> new Language.Alternative(other.tag(), other.confidence()))
                        .toList(),
                language.mixed().stream()
                        .map(share -> new Language.Share(share.tag(), share.share()))
                        .toList());
    }

    static AnniversaryMention of(org.perennial.analysis.anniversary.AnniversaryMention mention) {
        return new AnniversaryMention(
                mention.event(),
                mention.phrase(),
                AnniversaryMention.Kind.valueOf(mention.kind().name()),
                of(mention.eventDate()),
                mention.n(),
                of(mention.nSource()),
                mention.confidence(),
                mention.evidence().stream().map(ContractForm::of).toList(),
                mention.contradictions());
    }

    static CountedNumber of(org.perennial.analysis.anniversary.CountedNumber number) {
        return new CountedNumber(
                number.value(), CountedNumber.Unit.valueOf(number.unit().name()), of(number.evidence()));
    }

    private static Evidence of(org.perennial.analysis.anniversary.Evidence evidence) {
        return new Evidence(
                Evidence.Role.valueOf(evidence.role().name()),
                Evidence.Field.valueOf(evidence.field().name()),
                evidence.start(),
                evidence.end(),
                evidence.text());
    }

    private static AnniversaryMention.@Nullable EventDate of(
            org.perennial.analysis.anniversary.@Nullable EventDate date) {
        return date == null
                ? null
                : new AnniversaryMention.EventDate(
                        date.start(),
                        date.end(),
                        AnniversaryMention.EventDate.Precision.valueOf(
                                date.precision().name()));
    }

    private static AnniversaryMention.@Nullable NumberSource of(
            org.perennial.analysis.anniversary.@Nullable NumberSource source) {
        return source == null ? null : AnniversaryMention.NumberSource.valueOf(source.name());
    }
}
