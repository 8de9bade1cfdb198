// The map, and beside it the details of what is selected on it.
import { MousePointerClick } from 'lucide-react';
import { Inspector } from '../features/inspector/Inspector.tsx';
import { MapTab } from '../features/map/MapTab.tsx';
import { EmptyState } from '../primitives/EmptyState.tsx';
import { messages } from '../words/messages.ts';

const { nothingSelected, nothingSelectedDetail } = messages.inspector;

const details = (
  <Inspector>
    <EmptyState icon={MousePointerClick} title={nothingSelected} detail={nothingSelectedDetail} />
  </Inspector>
);

export default function MapPlace() {
  return <MapTab details={details} />;
}
