package dev.evonorm.service;

/** To be written. */
public final class WorkQueue {}
