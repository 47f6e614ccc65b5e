package io.throughline.devstack;

import java.time.Duration;

/** Hears what the stack is doing, so that somebody who waits can be told. */
public interface Progress {

    Progress SILENT = new Progress() {
        @Override
        public void doing(String part, String what) {}

        @Override
        public void done(String part, String what, Duration took) {}
    };

    void doing(String part, String what);

    void done(String part, String what, Duration took);
}
