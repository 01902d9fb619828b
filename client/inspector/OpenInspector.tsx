/** The inspector's dialog. What is inside is loaded when somebody first opens it. */
import { useMedia } from '../app/frameShape.ts';
import { inspectorTexts } from '../texts/inspector.ts';
import { Dialog, later, Part } from '../ui/index.ts';

export interface OpenInspectorProps {
  /** The exchange to show; null: it is closed. */
  exchange: number | null;
  /** Another to compare it with from the beginning; null: none. */
  beside: number | null;
  /** Offered first to compare with. */
  pinned: readonly number[];
  onMove: (exchange: number) => void;
  onClose: () => void;
}

const inspector = later(() => import('./Inspector.tsx'));

const PHONE = '(max-width: 939px)';

export function OpenInspector({ exchange, onClose, ...rest }: OpenInspectorProps) {
  const isPhone = useMedia(PHONE);
  return (
    <Dialog
      open={exchange !== null}
      onClose={onClose}
      title={exchange === null ? '' : inspectorTexts.title(exchange)}
      shape={isPhone ? 'sheet' : 'wide'}
    >
      {exchange !== null && (
        <Part of={inspector} waiting={<p className="inspector-wait">{inspectorTexts.opening}</p>}>
          {({ Inspector }) => <Inspector exchange={exchange} onClose={onClose} {...rest} />}
        </Part>
      )}
    </Dialog>
  );
}
