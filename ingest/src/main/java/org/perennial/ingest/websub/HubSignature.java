package org.perennial.ingest.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a hub's delivery: a method's name, an equals sign and an HMAC in hexadecimal digits. */
final class HubSignature {
    private static final Map<String, String> METHODS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    private HubSignature() {}

    /** Whether the body was signed with the secret; the comparison takes as long for any signature. */
    static boolean matches(String secret, String signature, byte[] body) {
        int equals = signature.indexOf('=');
        String method = equals < 0
                ? null
                : METHODS.get(signature.substring(0, equals).strip().toLowerCase(Locale.ROOT));
        if (method == null || secret.isEmpty()) {
            return false;
        }
        try {
            byte[] given = HexFormat.of()
                    .parseHex(signature.substring(equals + 1).strip().toLowerCase(Locale.ROOT));
            Mac mac = Mac.getInstance(method);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), method));
            return MessageDigest.isEqual(mac.doFinal(body), given);
        } catch (IllegalArgumentException noDigits) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java lacks " + method + ", which every Java has", e);
        }
    }
}
