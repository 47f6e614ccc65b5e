package io.throughline.notifications.rest;

import io.throughline.notifications.campaign.CampaignConflict;
import io.throughline.problem.ProblemException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** 409. */
@Provider
public class CampaignConflictMapper implements ExceptionMapper<CampaignConflict> {

    @Override
    public Response toResponse(CampaignConflict failure) {
        return ProblemException.conflict(failure.reason(), failure.getMessage())
                .problem()
                .toResponse();
    }
}
