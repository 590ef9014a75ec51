import { describe, expect, it } from 'vitest';
import { typeset } from '../../../../../../tests/support/typeset.js';
import { readPage } from '../page/page.js';
import { dateOrderOf, isoDate } from './dateOrder.js';
import { findDates } from './findDates.js';
import { findTimes } from './findTimes.js';

const iso = (text: string) => findDates(text).map((date) => isoDate(date, undefined));

describe('findDates', () => {
  it.each([
    ['25/12/2018', '2018-12-25'],
    ['25-12-18', '2018-12-25'],
    ['12 Mar 2018', '2018-03-12'],
    ['12th of March, 2018', '2018-03-12'],
    ['15-JAN-18', '2018-01-15'],
    ['March 12, 2018', '2018-03-12'],
    ["12 Mar '18", '2018-03-12'],
    ['2018-03-12', '2018-03-12'],
    ['2018/3/12', '2018-03-12'],
    ['2019年12月05日', '2019-12-05'],
    ['12.03.2018', '2018-03-12'],
    ['4. April 2022', '2022-04-04'],
    ['14 juillet 2022', '2022-07-14'],
    ['3 de mayo de 2021', '2021-05-03'],
    ['17 Ogos 2017', '2017-08-17'],
    ['12/28/2021', '2021-12-28'],
    ['05/05/2020', '2020-05-05'],
    ['29/02/2020', '2020-02-29'],
  ])('reads %s', (text, date) => {
    expect(iso(text)).toEqual([date]);
  });

  it.each([
    ['25/12/201814:03', '2018-12-25'],
    ['18-11-1813:58', '2018-11-18'],
    ['2020-02-10T11:05:00', '2020-02-10'],
    ['25/l2/2O18', '2018-12-25'],
    ['2020-02-1OT11:05:00', '2020-02-10'],
    ['l5 JAN 2O18', '2018-01-15'],
    ['1S-0CT-18', '2018-10-15'],
  ])('reads %s, glued or misread', (text, date) => {
    expect(iso(text)).toEqual([date]);
  });

  it('leaves it open which of two small numbers is the month', () => {
    expect(iso('03/04/2020')).toEqual([undefined]);
  });

  it('finds none where there is none', () => {
    for (const text of [
      '31/02/2018',
      '32/12/2018',
      '1234-5678',
      '192.168.10.20',
      'TEL 03-12-5566',
      'May I help',
      '1/2',
    ])
      expect(findDates(text)).toEqual([]);
  });
});

describe('dateOrderOf', () => {
  const order = (page: string) => {
    const read = readPage(typeset(page));
    return dateOrderOf(read, findDates(page.replaceAll('\n', '  ')));
  };

  it('knows it by a date that leaves no choice', () => {
    expect(order('03/04/2020\n25/04/2020')).toBe('day first');
    expect(order('03/04/2020\n04/25/2020')).toBe('month first');
  });

  it('knows it by the country', () => {
    expect(order('Austin, TX 78701\n03/04/2020')).toBe('month first');
    expect(order('ACME SDN BHD\n03/04/2020')).toBe('day first');
    expect(order('03/04/2020\n£5.00')).toBe('day first');
    expect(order('03/04/2020\n$5.00')).toBeUndefined();
  });
});

describe('findTimes', () => {
  it.each([
    ['14:03', '14:03'],
    ['8:13:39 PM', '20:13'],
    ['12:05 am', '00:05'],
    ['13 : 58', '13:58'],
    ['7.30 pm', '19:30'],
    ['9 am', '09:00'],
    ['18:04 Uhr', '18:04'],
  ])('reads %s', (text, time) => {
    expect(findTimes(text)).toMatchObject([{ normalized: time }]);
  });

  it('finds none in amounts and ratios', () => {
    for (const text of ['12.50', '25:00', '16:9', '1:2:3']) expect(findTimes(text)).toEqual([]);
  });
});
