// Writes the leads of the QuickStart sample: made-up people and companies, the same bytes each time.
//
//   dotnet run --project samples/QuickStart.Data samples/QuickStart/data/leads.jsonl

using QuickStart.Data;

if (args is not [var path])
{
    Console.Error.WriteLine("Give the file to write, such as samples/QuickStart/data/leads.jsonl.");
    return 2;
}

using var file = File.Create(path);
LeadFile.Write(file);
return 0;
