package org.perennial.app.config;

/** A setting that cannot be used; the message names the key, the value, where it stands and the remedy. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
