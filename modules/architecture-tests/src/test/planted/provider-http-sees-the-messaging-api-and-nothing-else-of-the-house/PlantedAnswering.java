package io.throughline.provider;

import io.throughline.problem.Problem;

class PlantedAnswering {
    Problem problem;
}
