package org.perennial.app.command;

/** The exit codes of the command. */
public final class Exit {
    /** All is well. */
    public static final int OK = 0;
    /** The answer is no: a check found differences, or some of the input could not be read. */
    public static final int NO = 1;
    /** The command line or the configuration is wrong. */
    public static final int USAGE = 2;
    /** Something that is needed is not there: a server, a port, room on the disk. */
    public static final int UNAVAILABLE = 69;
    /** A fault of ours. */
    public static final int INTERNAL = 70;

    private Exit() {}
}
