// SPDX-License-Identifier: Apache-2.0
package reactor.core.publisher;

/** The shape of Reactor's class of this name. */
public class Mono {}
