/** In place of a part of the page that is loaded on demand and could not be: the server that has it is gone. */
export function Unavailable() {
  return (
    <p role="alert" className="unavailable">
      This part of the page could not be loaded. Start the server again and reload the page.
    </p>
  );
}
