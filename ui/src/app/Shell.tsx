import { useRef } from "react";

import { Activity } from "../features/activity/Activity";
import { SafeModeSwitch } from "../components/SafeModeSwitch";
import { SidebarButton } from "../components/SidebarButton";
import { Details } from "../features/details/Details";
import { FilterBar } from "../features/filter/FilterBar";
import { PresenceChips } from "../features/focus/PresenceChips";
import { SharedFocus } from "../features/focus/SharedFocus";
import { Gallery } from "../features/gallery/Gallery";
import { GridControls } from "../features/gallery/GridControls";
import { Header } from "../features/header/Header";
import { JobsIndicator } from "../features/jobs/JobsIndicator";
import { Coin } from "../features/money/Coin";
import { SelectionBar } from "../features/selection/SelectionBar";
import { TrashBanner } from "../features/selection/TrashBanner";
import { NoteList } from "../features/notes/NoteList";
import { NotePins } from "../features/notes/NotePins";
import { Sidebar } from "../features/sidebar/Sidebar";
import { Overlays } from "./Overlays";
import { Stage } from "./Stage";
import styles from "./Shell.module.css";
import { useGalleryEdges } from "./useGalleryEdges";
import { detailsAreOpen, useLayout } from "../state/layout";

/** The window: header on top, sidebar, images and Details below it, and what lies over them. */
export function Shell() {
  const detailsOpen = useLayout(detailsAreOpen);
  const images = useRef<HTMLElement>(null);
  useGalleryEdges(images);
  return (
    <div className={styles.shell}>
      <Header
        start={<SidebarButton />}
        filter={<FilterBar />}
        end={
          <>
            <GridControls />
            <JobsIndicator />
            <Coin />
            <PresenceChips />
            <SafeModeSwitch />
          </>
        }
      />
      <div className={styles.columns}>
        <Sidebar activity={<Activity />} />
        <main ref={images} className={styles.gallery} data-region="images">
          <TrashBanner />
          <div className={styles.images}>
            <Gallery />
          </div>
        </main>
        {detailsOpen && (
          <Details
            renderNotes={(id, notes) => <NoteList key={id} id={id} notes={notes} />}
            renderPins={(id, image, placed) => <NotePins id={id} image={image} placed={placed} />}
          />
        )}
        {/* Tab comes to it last. */}
        <SelectionBar />
      </div>
      <SharedFocus />
      <Stage />
      <Overlays />
    </div>
  );
}
