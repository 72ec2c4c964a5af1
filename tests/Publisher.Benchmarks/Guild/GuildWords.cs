using System.Globalization;

namespace Publisher.Benchmarks.Guild;

/// <summary>What the guild's people are called and what they wrote: believable in length and letters, the same at every run.</summary>
internal static class GuildWords
{
    /// <summary>The crafts of the guild; there are two badges for each.</summary>
    public static string[] Crafts { get; } =
    [
        "Ropework", "Bookbinding", "Dry Stone Walling", "Bicycle Repair", "Beekeeping", "Letterpress", "Boat Handling", "Basket Weaving", "Indigo Dyeing",
        "Tool Sharpening", "Orchard Grafting", "Clay Firing", "Street Mapping", "Community Cooking", "Lantern Making", "Solar Wiring", "Radio Building",
        "Seed Saving", "Timber Framing", "Leather Stitching", "Net Mending", "Glass Cutting", "Oral History", "Sign Painting", "First Aid",
    ];

    private static string[] Firsts { get; } =
    [
        "Ada", "Bram", "Chidi", "Dilys", "Elif", "Farid", "Gwen", "Hana", "Iker", "Jonas", "Kesi", "Leila", "Milan", "Noor", "Oisín", "Petra", "Quim",
        "Rosa", "Sanna", "Tamar", "Ugo", "Vesna", "Wren", "Xenia", "Yusuf", "Zofia", "Adéọlá", "Łukasz", "Brontë", "Åse",
    ];

    private static string[] Lasts { get; } =
    [
        "Alder", "Baptiste", "Carrow", "Demir", "Eklund", "Farrow", "García", "Holm", "Ivanova", "Jansen", "Kowalska", "Lindqvist", "Moreau", "Nakamura",
        "Okafor", "Pryce", "Quill", "Rahman", "Sørensen", "Tanaka", "Ursini", "Varga", "Whitlock", "Yilmaz", "Żak",
    ];

    private static string[] Deeds { get; } = ["Mended", "Built", "Taught", "Measured", "Drew up", "Took apart", "Carried", "Finished", "Rebuilt", "Labelled", "Planned", "Looked after"];

    private static string[] Things { get; } =
    [
        "the long bench by the window", "four kits for the evening class", "a hull that leaked at the second seam", "the drying rack", "a wall the frost had moved",
        "the winter stores", "two looms and a warping board", "the shared toolbox", "an oven nobody trusted", "the map of the north shore", "six pairs of shears",
    ];

    private static string[] Company { get; } =
    [
        "with two people who had never tried it", "over three wet weekends", "before the spring fair", "while the kettle was on", "and wrote down how",
        "so that the next person need not guess", "and showed it to the room", "with borrowed tools", "in one sitting", "and then did it again, better",
    ];

    private static string[] Afters { get; } =
    [
        "It still holds.", "The notes hang beside the door.", "Nobody had asked; everybody noticed.", "“That will do,” said the oldest of us.",
        "What went wrong is in the notes, too.", "It took longer than planned, and is better for it.", "The second one was quicker.", "We use it every week.",
    ];

    /// <summary>A person's name.</summary>
    public static string Person(int index)
    {
        var dice = new Dice("person", index);
        return $"{dice.Of(Firsts)} {dice.Of(Lasts)}";
    }

    /// <summary>One or two sentences about what was done.</summary>
    public static string Deed(ref Dice dice) => $"{dice.Of(Deeds)} {dice.Of(Things)} {dice.Of(Company)}. {dice.Of(Afters)}";

    /// <summary>A few words of evidence in Markdown, two to four lines.</summary>
    public static string Evidence(ref Dice dice)
    {
        var hours = (2 + dice.Next(30)).ToString(CultureInfo.InvariantCulture);
        return $"Seen on the day by two of us. {Deed(ref dice)}\n\n- *{hours} hours* on {dice.Of(Things)}\n- {dice.Of(Deeds)} {dice.Of(Things)} {dice.Of(Company)}";
    }

    /// <summary>What a badge takes, as a steward would write it.</summary>
    public static string Criteria(int badge)
    {
        var dice = new Dice("criteria", badge);
        return $"""
            Someone who holds this has done the work with their own hands, and can show another person how.

            - {dice.Of(Deeds)} {dice.Of(Things)} {dice.Of(Company)}.
            - {dice.Of(Deeds)} {dice.Of(Things)}, and said **what they would do differently**.
            - Left the place as they found it, or better.

            {dice.Of(Afters)} Two of us looked at it together before anything was signed.
            """.ReplaceLineEndings("\n");
    }
}
