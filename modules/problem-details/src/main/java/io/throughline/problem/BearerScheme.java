package io.throughline.problem;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Where tokens are asked for, the OpenAPI document says so: named by {@code mp.openapi.filter} there. */
public class BearerScheme implements OASFilter {

    @Override
    public SecurityScheme filterSecurityScheme(SecurityScheme scheme) {
        return "basic".equals(scheme.getScheme()) ? scheme.scheme("bearer").bearerFormat("JWT") : scheme;
    }
}
