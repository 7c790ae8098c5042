// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

/** One header line, as it was sent or as it arrived. */
record Header(String name, String value) {}
