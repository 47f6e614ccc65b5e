package io.throughline.bench.synchronous;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

@ApplicationPath("/api")
public class SynchronousApplication extends Application {}
