// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** What the application does at one path. */
interface Handler {
    void handle(HttpServletRequest request, HttpServletResponse response) throws Exception;
}
