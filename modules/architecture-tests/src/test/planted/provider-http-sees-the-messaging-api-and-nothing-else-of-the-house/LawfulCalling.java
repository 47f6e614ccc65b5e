package io.throughline.provider;

import io.throughline.messaging.OutgoingCalls;

class LawfulCalling {
    OutgoingCalls calls;
}
