package io.throughline.testbed;

import io.throughline.messaging.Job;
import io.throughline.messaging.JobType;

/** A step of a probe is to be filed. */
@JobType(name = "testbed.file-probe", queue = "filing")
public record FileProbe(String probe, int step) implements Job {

    @Override
    public String key() {
        return probe;
    }
}
