// The map, and beside it the details of what is selected on it.
import { Inspector } from '../features/inspector/Inspector.tsx';
import { MapTab } from '../features/map/MapTab.tsx';

const details = <Inspector />;

export default function MapPlace() {
  return <MapTab details={details} />;
}
