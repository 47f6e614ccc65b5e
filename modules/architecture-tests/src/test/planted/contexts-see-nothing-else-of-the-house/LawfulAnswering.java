package io.throughline.payments;

import io.throughline.problem.Answer;

class LawfulAnswering {
    Answer answer;
}
