package org.perennial.watch.channel;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.Secret;
import org.perennial.watch.digest.Edition;
import org.perennial.watch.digest.SheetHtml;
import org.perennial.watch.digest.SheetText;
import org.perennial.watch.digest.Subject;
import org.perennial.watch.message.MailPage;
import org.perennial.watch.message.PlainText;
import org.perennial.watch.message.Texts;
import org.simplejavamail.MailException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Mail: one message to one reader, as text and as a page. */
final class MailChannel implements Channel {
    private static final int TIMEOUT_MILLIS = 15_000;
    private static final int FIRST_PERMANENT = 500;

    private final ChannelDefinition.Mail definition;
    private final UnaryOperator<@Nullable String> environment;

    MailChannel(ChannelDefinition.Mail definition, UnaryOperator<@Nullable String> environment) {
        this.definition = definition;
        this.environment = environment;
    }

    @Override
    public Outcome send(Parcel parcel) {
        String to = parcel.address() == null ? definition.to().get(0) : parcel.address();
        Secret password = definition.password();
        try (Mailer mailer = mailer(password == null ? null : password.reveal(environment))) {
            mailer.sendMail(email(parcel, to), false);
            return new Outcome.Sent();
        } catch (IllegalStateException e) {
            return new Outcome.Later(String.valueOf(e.getMessage()), null); // a secret is not there yet
        } catch (MailException e) {
            return failed(e, to);
        } catch (Exception e) {
            return new Outcome.Later(
                    "the mail server " + definition.host() + " cannot be used: " + e.getMessage(), null);
        }
    }

    private Mailer mailer(@Nullable String password) {
        return MailerBuilder.withSMTPServer(definition.host(), definition.port(), definition.user(), password)
                .withTransportStrategy(
                        switch (definition.security()) {
                            case STARTTLS -> TransportStrategy.SMTP_TLS;
                            case TLS -> TransportStrategy.SMTPS;
                            case NONE -> TransportStrategy.SMTP;
                        })
                .withSessionTimeout(TIMEOUT_MILLIS)
                .withProperty("mail.smtp.allow8bitmime", "true")
                .withProperty("mail.smtp.connectiontimeout", String.valueOf(TIMEOUT_MILLIS))
                .withProperty("mail.smtps.connectiontimeout", String.valueOf(TIMEOUT_MILLIS))
                .clearEmailValidator() // addresses were checked when the channel was read
                .buildMailer();
    }

    private Email email(Parcel parcel, String to) {
        MailPage.@Nullable Link link = parcel.unsubscribe() == null
                ? null
                : new MailPage.Link(
                        parcel.unsubscribe().toString(),
                        Texts.of(parcel.letter().locale()).say("unsubscribe", Map.of()));
        Edition digest = parcel.digest();
        String text = digest == null ? PlainText.of(parcel.letter()) : SheetText.of(digest.sheet());
        EmailPopulatingBuilder email = EmailBuilder.startingBlank()
                .from(definition.from())
                .to(to)
                .withSubject(parcel.letter().subject())
                .withPlainText(link == null ? text : text + link.words() + ": " + link.address() + "\n")
                .withHTMLText(
                        digest == null ? MailPage.of(parcel.letter(), link) : SheetHtml.mail(digest.sheet(), link))
                .fixingMessageId("<" + parcel.key() + "@" + domain() + ">")
                .withHeader("Auto-Submitted", "auto-generated")
                .withHeader("X-Perennial-Delivery", parcel.key())
                .withHeader("List-Id", "<" + listOf(parcel.watch()) + "." + domain() + ">");
        if (parcel.unsubscribe() != null) {
            email = email.withHeader("List-Unsubscribe", "<" + parcel.unsubscribe() + ">")
                    .withHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return email.buildEmail();
    }

    /** The digest over all watches has no watch to be called by. */
    private static String listOf(String watch) {
        return watch.equals(Subject.ALL) ? "digest" : watch;
    }

    private String domain() {
        String from = definition.from();
        return from.substring(from.lastIndexOf('@') + 1)
                .replace(">", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** What the server refused for good is not sent to it again. */
    private Outcome failed(MailException e, String to) {
        String problem = "the mail server " + definition.host() + " did not take a mail to " + to + ": " + reason(e);
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            int code = code(cause);
            if (code >= FIRST_PERMANENT) {
                return new Outcome.Never(problem);
            }
        }
        return new Outcome.Later(problem, null);
    }

    private static int code(Throwable cause) {
        if (cause instanceof org.eclipse.angus.mail.smtp.SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (cause instanceof org.eclipse.angus.mail.smtp.SMTPSendFailedException sending) {
            return sending.getReturnCode();
        }
        if (cause instanceof jakarta.mail.SendFailedException failed && failed.getNextException() != null) {
            return code(failed.getNextException());
        }
        return 0;
    }

    private static String reason(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
