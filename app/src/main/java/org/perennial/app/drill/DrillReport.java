package org.perennial.app.drill;

import java.time.Duration;
import java.util.List;

/**
 * How a drill went.
 *
 * @param recoveries in their order
 * @param evidence what was left behind
 * @param findings what is wrong with it; empty if all is well
 */
public record DrillReport(List<Recovery> recoveries, Evidence evidence, List<Finding> findings) {
    /**
     * What came after a kill.
     *
     * @param took from the kill until an article that came after it was stored, or a message received
     */
    public record Recovery(Fault fault, Duration took) {}
}
