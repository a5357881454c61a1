package dev.evonorm.selector;

import dev.evonorm.service.Publication;

import java.util.List;

/** Where events leave the selector. */
interface Outlet {
    /**
     * Returns once all are written for good.
     *
     * @throws OutletException if any was not; some may have been
     */
    void publish(List<Publication> publications) throws OutletException;
}
