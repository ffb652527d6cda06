import { Toggle } from "../../components/Toggle";
import { useLayout } from "../../state/layout";
import { text } from "../../text/settings";

export function Notices() {
  const { notices, set } = useLayout();
  return <Toggle label={text.notices} hint={text.noticesWhat} on={notices} onChange={(on) => set({ notices: on })} />;
}
