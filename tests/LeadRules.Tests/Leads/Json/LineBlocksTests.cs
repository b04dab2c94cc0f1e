using System.Text;
using FsCheck.Fluent;
using LeadRules.Leads.Json;
using LeadRules.Tests.Generators;

namespace LeadRules.Tests.Leads.Json;

/// <summary>Streams are cut into blocks of whole lines, whatever the length of blocks and lines.</summary>
public sealed class LineBlocksTests
{
    /// <summary>The pool gives no smaller arrays, so that blocks are this long.</summary>
    private const int Shortest = 16;

    [Fact]
    public void The_lines_are_those_of_the_text_with_their_numbers() =>
        ForAllTexts(static (text, blocks) =>
            blocks.SelectMany(static block => block.Lines).ShouldBe(
                text.Split('\n').Select(static (line, index) => (Text: line, Number: index + 1L)).Where(static line => line.Text.AsSpan().Trim(" \t\r").Length > 0)));

    [Fact]
    public void The_blocks_put_together_are_the_text_and_each_starts_where_the_one_before_ended() =>
        ForAllTexts(static (text, blocks) =>
        {
            string.Concat(blocks.Select(static block => block.Text)).ShouldBe(text);
            long offset = 0;
            long line = 1;
            foreach (var block in blocks)
            {
                (block.Offset, block.FirstLine).ShouldBe((offset, line));
                offset += Encoding.UTF8.GetByteCount(block.Text);
                line += block.Text.Count(static c => c == '\n');
            }
        });

    [Fact]
    public void Every_block_but_the_last_ends_with_a_line() =>
        ForAllTexts(static (_, blocks) => blocks.SkipLast(1).ShouldAllBe(static block => block.Text.EndsWith('\n')));

    [Fact]
    public void A_line_longer_than_a_block_is_held_whole() =>
        LinesOf("first\n" + new string('a', 100) + "\nlast\n").ShouldBe([("first", 1), (new string('a', 100), 2), ("last", 3)]);

    [Fact]
    public void A_last_line_needs_no_end() => LinesOf("first\nlast").ShouldBe([("first", 1), ("last", 2)]);

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(32)]
    public void A_last_line_that_ends_with_its_block_is_not_lost(int length) => LinesOf(new string('a', length)).ShouldBe([(new string('a', length), 1)]);

    [Fact]
    public void An_empty_stream_has_no_block() => BlocksOf([], Shortest).ShouldBeEmpty();

    [Fact]
    public void Blank_lines_are_passed_over_but_counted() => LinesOf("\n\r\n \t\nfourth\n\n").ShouldBe([("fourth", 4)]);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Leads_are_read_whatever_ends_their_lines(string end) =>
        LeadsOf($$"""{"id":"A"}{{end}}{{end}}{"id":"B"}{{end}}""").ShouldBe(["A", "B"]);

    [Fact]
    public void A_byte_order_mark_before_the_first_lead_does_no_harm() => LeadsOf("\ufeff{\"id\":\"A\"}\n{\"id\":\"B\"}").ShouldBe(["A", "B"]);

    [Fact]
    public void A_line_that_is_too_long_is_a_block_of_its_own_and_the_lines_around_it_are_there()
    {
        var blocks = BlocksOf([.. "before\n"u8, .. Long(LineBlocks.MaxLineLength + 10), (byte)'\n', .. "after\nlast"u8], Shortest);

        blocks.Select(static block => (block.IsTooLong, block.Offset, block.FirstLine, block.Length)).ShouldBe(
            [(false, 0, 1, 7), (true, 7, 2, LineBlocks.MaxLineLength + 11), (false, LineBlocks.MaxLineLength + 18, 3, 10)]);
        blocks.SelectMany(static block => block.Lines).ShouldBe([("before", 1), ("after", 3), ("last", 4)]);
    }

    [Fact]
    public void A_last_line_may_be_too_long()
    {
        var block = BlocksOf(Long(LineBlocks.MaxLineLength), Shortest).ShouldHaveSingleItem();

        (block.IsTooLong, block.Offset, block.FirstLine, block.Length).ShouldBe((true, 0, 1, LineBlocks.MaxLineLength));
    }

    [Fact]
    public void The_longest_line_that_is_held_is_one_byte_shorter_than_the_limit()
    {
        var blocks = BlocksOf([.. Long(LineBlocks.MaxLineLength - 1), (byte)'\n', .. "after\n"u8], Shortest);

        blocks.ShouldAllBe(static block => !block.IsTooLong);
        blocks[0].Length.ShouldBe(LineBlocks.MaxLineLength);
    }

    private static byte[] Long(int length)
    {
        var line = new byte[length];
        line.AsSpan().Fill((byte)'x');
        return line;
    }

    private static IEnumerable<string> LeadsOf(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. new LeadJsonReader(LeadJsonReaderTests.Book).ReadLines(stream).Select(static lead => lead.Id)];
    }

    private static IEnumerable<(string Text, long Number)> LinesOf(string text) => BlocksOf(Encoding.UTF8.GetBytes(text), Shortest).SelectMany(static block => block.Lines);

    /// <summary>Texts of lines of many lengths and ends, in blocks of several lengths, from streams that give a few bytes at a time.</summary>
    private static void ForAllTexts(Action<string, IReadOnlyList<Seen>> law) =>
        Properties.ForAll(
            from lines in Pick.Many(0, 12, from length in Pick.Of(0, 1, 2, 5, 14, 15, 16, 17, 30, 31, 33, 70) from letter in Pick.Of('a', 'é', ' ', '\r') select new string(letter, length))
            from end in Pick.Of("\n", "\r\n")
            from last in Pick.Of("", "x", "\n")
            from blockLength in Pick.Of(Shortest, 2 * Shortest, 1024)
            from portion in Pick.Of(1, 3, int.MaxValue)
            select (Text: string.Join(end, lines) + last, blockLength, portion),
            one => law(one.Text, BlocksOf(Encoding.UTF8.GetBytes(one.Text), one.blockLength, one.portion)),
            tests: 500);

    private static List<Seen> BlocksOf(byte[] bytes, int blockLength, int portion = int.MaxValue)
    {
        var seen = new List<Seen>();
        using var stream = new Dribble(bytes, portion);
        using var blocks = new LineBlocks(stream, blockLength);
        while (blocks.Next() is { } block)
        {
            using (block)
            {
                var lines = new List<(string, long)>();
                for (var cursor = new LineCursor(block); cursor.MoveNext();)
                    lines.Add((Encoding.UTF8.GetString(cursor.Text.Span), cursor.Number));
                var shown = block.Length > 10_000 ? "" : Encoding.UTF8.GetString(block.Text.Span);
                seen.Add(new Seen(block.IsTooLong, block.Offset, block.FirstLine, block.Length, shown, lines));
            }
        }

        return seen;
    }

    /// <summary>What was seen of a block; text that is very long is left out.</summary>
    private sealed record Seen(bool IsTooLong, long Offset, long FirstLine, long Length, string Text, IReadOnlyList<(string Text, long Number)> Lines);

    /// <summary>A stream that gives at most so many bytes a read, as networks do.</summary>
    private sealed class Dribble(byte[] bytes, int portion) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer.Length > portion ? buffer[..portion] : buffer);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, portion));
    }
}
