// Loads the page again when the site was built again. A hidden page does not listen: browsers allow six listeners.
(() => {
  const address = new URL("events", document.currentScript.src);
  let events;
  const listen = () => {
    events?.close();
    if (document.visibilityState === "hidden") return;
    events = new EventSource(address);
    events.addEventListener("message", ({ data }) => {
      if (data !== built) location.reload();
    });
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events?.close());
  listen();
})();
