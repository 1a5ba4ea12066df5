package org.perennial.watch.channel;

/** A way out. */
public interface Channel {

    /** Hands a parcel over. Takes as long as the server lets it, up to the deadline that whoever calls sets. */
    Outcome send(Parcel parcel) throws InterruptedException;
}
