// SPDX-License-Identifier: Apache-2.0
package io.helidon.webclient.api;

import io.helidon.http.Method;

/** The shape of the interface of this name, in Helidon 4. */
public interface WebClientServiceRequest {
    Method method();
}
