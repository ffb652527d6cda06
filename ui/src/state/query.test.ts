import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { partQuery, quote, readTerms, setTerm, termState, toggleTerm, writeTerms } from "./query";

describe("a query's terms", () => {
  it("are signs, keys and values", () => {
    const terms = readTerms('fox -tag:draft collection:"Book covers" "two words"');
    expect(terms.map(({ negated, key, value }) => [negated, key, value])).toEqual([
      [false, null, "fox"],
      [true, "tag", "draft"],
      [false, "collection", "Book covers"],
      [false, null, "two words"],
    ]);
  });

  it("come back as they were written", () => {
    for (const query of ['a -b c:"d \\" e"', "3:4 (a:1.2)", 'tag:a,b is:starred -"x y"', "tag:"]) {
      expect(writeTerms(readTerms(query))).toBe(query);
    }
  });

  it("keep any name through quoting", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "binary" }), (name) => {
        const [term] = readTerms(`tag:${quote(name)}`);
        expect(term?.value).toBe(name);
      }),
    );
  });

  it("are toggled by name, whatever their alias and case", () => {
    expect(toggleTerm("fox t:Winter", "tag", "winter")).toBe("fox");
    expect(toggleTerm("fox", "tag", "book cover")).toBe('fox tag:"book cover"');
    expect(toggleTerm("tag:fox", "tag", "fox", "negated")).toBe("-tag:fox");
    expect(setTerm("-tag:fox a", "tag", "fox", "asked")).toBe("a tag:fox");
    expect(termState("-tag:fox", "tag", "FOX")).toBe("negated");
  });

  it("are found and taken out of a list", () => {
    expect(termState("tag:fox,Snow", "tag", "snow")).toBe("asked");
    expect(toggleTerm("-tag:fox,snow red", "tag", "fox", "negated")).toBe("-tag:snow red");
    expect(termState('tag:"fox,snow"', "tag", "fox")).toBe("absent");
  });

  it("are parted into chips and words", () => {
    const { chips, words } = partQuery('tag:a red "old barn" -is:starred');
    expect(chips.map((chip) => chip.value)).toEqual(["a", "starred"]);
    expect(words).toBe('red "old barn"');
  });

  it("survive an open quote", () => {
    expect(readTerms('tag:"red f')[0]?.value).toBe("red f");
  });
});
