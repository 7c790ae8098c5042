// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Tag;

@Tag("akkapersistence")
class AkkaPersistenceTest extends PersistenceContract {}
