// SPDX-License-Identifier: Apache-2.0
// In a page of another origin: starts the RUM SDK, and leaves the page as soon as RUM has its load.

const { origin } = new URL(document.currentScript.src);

DD_RUM.init({
  applicationId: '00000000-0000-0000-0000-000000000000',
  clientToken: 'pub',
  service: 'page',
  proxy: `${origin}/datadog`,
  telemetrySampleRate: 0,
  trackResources: true,
  beforeSend: (event) => {
    // The SDK sends what it has collected when its page is left.
    if (event.type === 'resource' && event.resource.type === 'document') setTimeout(() => (location.href = `${origin}/left`));
    return true;
  },
});
